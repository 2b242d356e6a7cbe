/** SMPP 3.4, both ends: a session to an SMS server, and the SMS server's end of such sessions. */
@NullMarked
package org.showpay.contracts.smpp;

import org.jspecify.annotations.NullMarked;
