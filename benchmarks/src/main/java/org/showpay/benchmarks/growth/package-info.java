/** {@code ./showpay bench growth}: whether payments stay as fast as they become many. */
@NullMarked
package org.showpay.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
