/** Payment screens for barcode PCs, which draw them by themselves (patent 208). */
@NullMarked
package org.showpay.auth.pc;

import org.jspecify.annotations.NullMarked;
