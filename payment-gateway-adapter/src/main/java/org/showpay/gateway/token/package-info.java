/** Data keys of the vault, wrapped by a key that never leaves a token (PKCS#11). */
@NullMarked
package org.showpay.gateway.token;

import org.jspecify.annotations.NullMarked;
