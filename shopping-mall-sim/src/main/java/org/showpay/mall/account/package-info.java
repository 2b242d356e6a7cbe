/** What the shop sells with: its terminal's key, and the secrets that sign what it is told. */
@NullMarked
package org.showpay.mall.account;

import org.jspecify.annotations.NullMarked;
