/** Where QR codes may lie, by their corner squares. */
@NullMarked
package org.showpay.barcode.corners;

import org.jspecify.annotations.NullMarked;
