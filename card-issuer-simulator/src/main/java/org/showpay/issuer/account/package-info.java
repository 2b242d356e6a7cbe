/** Card accounts with their limits, and the cards that draw on them. */
@NullMarked
package org.showpay.issuer.account;

import org.jspecify.annotations.NullMarked;
