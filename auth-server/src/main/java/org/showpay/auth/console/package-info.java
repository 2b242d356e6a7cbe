/** The operator's console: what goes on, and what can be done about it, in a browser. */
@NullMarked
package org.showpay.auth.console;

import org.jspecify.annotations.NullMarked;
