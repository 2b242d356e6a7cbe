/** What a person can have checked: the invariants of a stack's books, and races. */
@NullMarked
package org.showpay.stack.check;

import org.jspecify.annotations.NullMarked;
