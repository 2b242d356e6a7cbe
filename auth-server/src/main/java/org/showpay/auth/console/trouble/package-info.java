/** What needs somebody: payments that are not known, and books that differ. */
@NullMarked
package org.showpay.auth.console.trouble;

import org.jspecify.annotations.NullMarked;
