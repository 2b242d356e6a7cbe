/** Reconciliation: our ledger, the adapter's journal and the card company's file, compared. */
@NullMarked
package org.showpay.auth.reconciliation;

import org.jspecify.annotations.NullMarked;
