/** What is on sale, and how many of it are left. */
@NullMarked
package org.showpay.mall.goods;

import org.jspecify.annotations.NullMarked;
