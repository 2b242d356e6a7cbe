/** Checkout sessions: a purchase at an internet shop, until it is paid or given up. */
@NullMarked
package org.showpay.contracts.checkout;

import org.jspecify.annotations.NullMarked;
