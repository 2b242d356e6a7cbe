/** Giving money back: refunds by receipt, in parts, and voids. */
@NullMarked
package org.showpay.cat.refund;

import org.jspecify.annotations.NullMarked;
