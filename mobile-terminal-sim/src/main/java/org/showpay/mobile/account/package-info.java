/** The account behind a wallet: its payments, approvals, limits, and its freeze. */
@NullMarked
package org.showpay.mobile.account;

import org.jspecify.annotations.NullMarked;
