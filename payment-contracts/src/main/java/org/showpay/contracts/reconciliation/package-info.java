/** Whether our ledger, the adapter's journal and the card company's file say the same. */
@NullMarked
package org.showpay.contracts.reconciliation;

import org.jspecify.annotations.NullMarked;
