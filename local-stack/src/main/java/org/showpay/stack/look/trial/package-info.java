/** Looks that come from outside: at the console, along the lines, and with a scanner. */
@NullMarked
package org.showpay.stack.look.trial;

import org.jspecify.annotations.NullMarked;
