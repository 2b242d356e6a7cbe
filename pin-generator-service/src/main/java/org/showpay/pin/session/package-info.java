/** Handset sessions: who signed in, with which handset, and for how long. */
@NullMarked
package org.showpay.pin.session;

import org.jspecify.annotations.NullMarked;
