/**
 * Square symbols read from their greys: the known modules are fitted to the picture, the blur is
 * taken back, and each module's doubt is handed to the error correction.
 */
@NullMarked
package org.showpay.barcode.matrix;

import org.jspecify.annotations.NullMarked;
