/** Payments: opened with a code, decided by a card company, never lost. */
@NullMarked
package org.showpay.auth.payment;

import org.jspecify.annotations.NullMarked;
