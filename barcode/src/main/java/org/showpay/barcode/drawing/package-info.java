/** Symbols as modules, digits as dots, and a page of pixels to draw them on. */
@NullMarked
package org.showpay.barcode.drawing;

import org.jspecify.annotations.NullMarked;
