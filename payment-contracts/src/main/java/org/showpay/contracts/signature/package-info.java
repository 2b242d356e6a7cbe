/** Requests that a terminal signed (RFC 9421), with the digest of their content (RFC 9530). */
@NullMarked
package org.showpay.contracts.signature;

import org.jspecify.annotations.NullMarked;
