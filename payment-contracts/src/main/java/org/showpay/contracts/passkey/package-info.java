/** Passkeys of consumers (WebAuthn), and approving payments by them. */
@NullMarked
package org.showpay.contracts.passkey;

import org.jspecify.annotations.NullMarked;
