/** Issuing of pay codes: drawn here, allowed by the auth-server, and only then given away. */
@NullMarked
package org.showpay.pin.code;

import org.jspecify.annotations.NullMarked;
