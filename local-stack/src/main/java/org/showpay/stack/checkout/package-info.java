/** Tills by command line: what a cashier does at the till's pages, without a browser. */
@NullMarked
package org.showpay.stack.checkout;

import org.jspecify.annotations.NullMarked;
