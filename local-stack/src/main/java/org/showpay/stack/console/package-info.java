/** Letting people in at the operator's console. */
@NullMarked
package org.showpay.stack.console;

import org.jspecify.annotations.NullMarked;
