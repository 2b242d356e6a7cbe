/** Codes that must not be spent any more: taken back by their consumer, or by the operator. */
@NullMarked
package org.showpay.contracts.revocation;

import org.jspecify.annotations.NullMarked;
