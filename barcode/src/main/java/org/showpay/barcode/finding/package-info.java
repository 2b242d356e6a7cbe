/** Finding symbols in grey pictures and taking their text, whatever it means. */
@NullMarked
package org.showpay.barcode.finding;

import org.jspecify.annotations.NullMarked;
