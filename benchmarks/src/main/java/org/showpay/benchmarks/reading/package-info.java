/** How many codes are read out of real pictures, how many wrongly, and at what cost; by reader. */
@NullMarked
package org.showpay.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
