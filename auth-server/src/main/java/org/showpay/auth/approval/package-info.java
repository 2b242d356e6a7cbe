/** Proving the consumer of a payment that waits: by password at the till, or on the handset. */
@NullMarked
package org.showpay.auth.approval;

import org.jspecify.annotations.NullMarked;
