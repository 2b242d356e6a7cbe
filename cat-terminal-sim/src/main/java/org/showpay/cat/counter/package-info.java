/** What stands on the counter between cashier and customer now: goods, price, code, and outcome. */
@NullMarked
package org.showpay.cat.counter;

import org.jspecify.annotations.NullMarked;
