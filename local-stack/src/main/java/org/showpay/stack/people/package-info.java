/** Those who act in a story: consumer, cashier and banks, and who tells it. */
@NullMarked
package org.showpay.stack.people;

import org.jspecify.annotations.NullMarked;
