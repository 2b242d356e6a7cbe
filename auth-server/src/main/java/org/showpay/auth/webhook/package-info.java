/** Merchants' own servers, and telling them of payments. */
@NullMarked
package org.showpay.auth.webhook;

import org.jspecify.annotations.NullMarked;
