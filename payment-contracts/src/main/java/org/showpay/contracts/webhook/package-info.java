/** How a merchant's own server is told of payments: Standard Webhooks. */
@NullMarked
package org.showpay.contracts.webhook;

import org.jspecify.annotations.NullMarked;
