/** Payments that a consumer approves or refuses on the handset. */
@NullMarked
package org.showpay.contracts.approval;

import org.jspecify.annotations.NullMarked;
