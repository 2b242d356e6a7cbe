/** Requests that terminals sign: their keys, and that each signature is good once. */
@NullMarked
package org.showpay.auth.signature;

import org.jspecify.annotations.NullMarked;
