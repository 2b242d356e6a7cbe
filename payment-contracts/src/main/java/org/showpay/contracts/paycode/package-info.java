/** The one-time number that the consumer shows, and its registration before it is shown. */
@NullMarked
package org.showpay.contracts.paycode;

import org.jspecify.annotations.NullMarked;
