/** The table of a payment's moves, as the page for people has it. */
@NullMarked
package org.showpay.stack.moves;

import org.jspecify.annotations.NullMarked;
