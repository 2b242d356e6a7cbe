/** Payments as they happen, found again, and told from beginning to end. */
@NullMarked
package org.showpay.auth.console.payment;

import org.jspecify.annotations.NullMarked;
