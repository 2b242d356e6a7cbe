/** What reconciliation reads: what the adapter heard, and what card companies wrote themselves. */
@NullMarked
package org.showpay.contracts.journal;

import org.jspecify.annotations.NullMarked;
