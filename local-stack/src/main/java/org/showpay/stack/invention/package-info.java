/** What people in stories are called, and what they think of. */
@NullMarked
package org.showpay.stack.invention;

import org.jspecify.annotations.NullMarked;
