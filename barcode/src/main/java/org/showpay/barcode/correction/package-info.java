/** Codewords that were read with doubt, and their correction. */
@NullMarked
package org.showpay.barcode.correction;

import org.jspecify.annotations.NullMarked;
