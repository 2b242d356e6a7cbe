/** With what problems a piece of the suite's code may end a request, read from its bytecode. */
@NullMarked
package org.showpay.testing.refusal;

import org.jspecify.annotations.NullMarked;
