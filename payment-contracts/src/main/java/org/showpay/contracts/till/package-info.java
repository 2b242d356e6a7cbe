/** Driving a simulated till as a cashier would. */
@NullMarked
package org.showpay.contracts.till;

import org.jspecify.annotations.NullMarked;
