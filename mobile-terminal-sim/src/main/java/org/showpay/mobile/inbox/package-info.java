/** The SMS server: short messages arrive by SMPP, once each, and are read on the phone. */
@NullMarked
package org.showpay.mobile.inbox;

import org.jspecify.annotations.NullMarked;
