/** Amounts of money, exact and never without their currency. */
@NullMarked
package org.showpay.contracts.money;

import org.jspecify.annotations.NullMarked;
