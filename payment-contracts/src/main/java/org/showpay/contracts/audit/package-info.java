/** Who did or looked at what: rows that are added, chained and signed, and never changed. */
@NullMarked
package org.showpay.contracts.audit;

import org.jspecify.annotations.NullMarked;
