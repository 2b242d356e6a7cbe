/** The checker of invariants: looks at a stack's databases, and looks again before it accuses. */
@NullMarked
package org.showpay.stack.check;

import org.jspecify.annotations.NullMarked;
