/** The customer's pages. */
@NullMarked
package org.showpay.mall.page;

import org.jspecify.annotations.NullMarked;
