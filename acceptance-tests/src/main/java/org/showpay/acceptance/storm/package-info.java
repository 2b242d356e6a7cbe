/** Storms: people who buy while processes are killed, paused, cut off, and led astray. */
@NullMarked
package org.showpay.acceptance.storm;

import org.jspecify.annotations.NullMarked;
