/** Captures, cancellations, refunds and reversals, each done once, on an append-only log. */
@NullMarked
package org.showpay.issuer.followup;

import org.jspecify.annotations.NullMarked;
