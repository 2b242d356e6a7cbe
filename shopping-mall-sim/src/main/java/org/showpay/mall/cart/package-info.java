/** What each browser has chosen and not ordered yet. */
@NullMarked
package org.showpay.mall.cart;

import org.jspecify.annotations.NullMarked;
