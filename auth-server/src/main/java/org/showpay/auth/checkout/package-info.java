/** Checkout sessions: what an internet shop wants to be paid, until it is paid or given up. */
@NullMarked
package org.showpay.auth.checkout;

import org.jspecify.annotations.NullMarked;
