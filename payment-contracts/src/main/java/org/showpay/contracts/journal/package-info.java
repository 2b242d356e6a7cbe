/** What the payment-gateway-adapter wrote down, and what card companies say in files of a day. */
@NullMarked
package org.showpay.contracts.journal;

import org.jspecify.annotations.NullMarked;
