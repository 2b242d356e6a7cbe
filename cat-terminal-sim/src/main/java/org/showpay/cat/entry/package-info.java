/**
 * The way to a till's pages: signing in a terminal, the session's cookies, and what stands before
 * each.
 */
@NullMarked
package org.showpay.cat.entry;

import org.jspecify.annotations.NullMarked;
