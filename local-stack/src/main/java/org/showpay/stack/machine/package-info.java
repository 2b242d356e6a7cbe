/** What the machine lends to a stack: folders, ports, the right to be the only one here. */
@NullMarked
package org.showpay.stack.machine;

import org.jspecify.annotations.NullMarked;
