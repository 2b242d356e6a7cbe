/** Payments of the year before, loaded by COPY as real ones leave them behind. */
@NullMarked
package org.showpay.benchmarks.past;

import org.jspecify.annotations.NullMarked;
