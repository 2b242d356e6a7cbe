/** The door of the console: signing in, sessions, and what a browser may do. */
@NullMarked
package org.showpay.auth.console.entry;

import org.jspecify.annotations.NullMarked;
