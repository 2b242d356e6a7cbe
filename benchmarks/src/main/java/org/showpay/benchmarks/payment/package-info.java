/** How many payments a second go through the running services, and what they cost. */
@NullMarked
package org.showpay.benchmarks.payment;

import org.jspecify.annotations.NullMarked;
