/** What can be done to a payment after its authorization: ids, kinds, and why it is refused. */
@NullMarked
package org.showpay.contracts.operation;

import org.jspecify.annotations.NullMarked;
