/** Card numbers: drawn once for the cardholder, and kept only as keyed digests. */
@NullMarked
package org.showpay.issuer.card;

import org.jspecify.annotations.NullMarked;
