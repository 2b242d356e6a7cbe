/** The payment screen: where who buys at an internet shop shows the phone to the PC. */
@NullMarked
package org.showpay.auth.screen;

import org.jspecify.annotations.NullMarked;
