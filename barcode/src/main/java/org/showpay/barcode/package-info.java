/** Pay codes as symbols on a phone's screen, and symbols read out of pictures. */
@NullMarked
package org.showpay.barcode;

import org.jspecify.annotations.NullMarked;
