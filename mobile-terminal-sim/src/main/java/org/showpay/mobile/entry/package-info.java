/** The way into a phone's pages: signing in, the session's cookie, and what stands before each. */
@NullMarked
package org.showpay.mobile.entry;

import org.jspecify.annotations.NullMarked;
