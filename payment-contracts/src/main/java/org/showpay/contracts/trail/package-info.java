/** Which payment a span, a line of the log, or a task is about: how one payment is followed. */
@NullMarked
package org.showpay.contracts.trail;

import org.jspecify.annotations.NullMarked;
