/** Charging a card or refusing to, once for each payment id, on an append-only log. */
@NullMarked
package org.showpay.issuer.authorization;

import org.jspecify.annotations.NullMarked;
