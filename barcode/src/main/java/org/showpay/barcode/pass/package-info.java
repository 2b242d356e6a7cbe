/** ZXing's readers on other views of a picture: larger, smaller, sharper, straight, inverted. */
@NullMarked
package org.showpay.barcode.pass;

import org.jspecify.annotations.NullMarked;
