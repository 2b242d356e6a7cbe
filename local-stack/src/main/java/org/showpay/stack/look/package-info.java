/** Looks at a suite that runs, and at the checkout that it came from, as somebody else would. */
@NullMarked
package org.showpay.stack.look;

import org.jspecify.annotations.NullMarked;
