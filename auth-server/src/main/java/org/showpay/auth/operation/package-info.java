/** Captures, refunds and cancellations: written down, asked for until answered, done once. */
@NullMarked
package org.showpay.auth.operation;

import org.jspecify.annotations.NullMarked;
