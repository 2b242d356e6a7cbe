/** Passkeys of subscribers: adding them, and holding what they sign against what was asked. */
@NullMarked
package org.showpay.auth.passkey;

import org.jspecify.annotations.NullMarked;
