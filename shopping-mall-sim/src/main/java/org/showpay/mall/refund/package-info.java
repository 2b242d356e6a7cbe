/** Giving money back, the whole or a part. */
@NullMarked
package org.showpay.mall.refund;

import org.jspecify.annotations.NullMarked;
