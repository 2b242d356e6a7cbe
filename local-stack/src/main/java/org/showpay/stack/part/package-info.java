/** The parts that a packed service is made of, and the list of them that it carries. */
@NullMarked
package org.showpay.stack.part;

import org.jspecify.annotations.NullMarked;
