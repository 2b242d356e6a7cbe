/** What must hold of the money, whatever failed: each invariant as queries on the databases. */
@NullMarked
package org.showpay.stack.invariant;

import org.jspecify.annotations.NullMarked;
