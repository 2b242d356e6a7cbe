/** Many rows at once, by COPY. */
@NullMarked
package org.showpay.benchmarks.copy;

import org.jspecify.annotations.NullMarked;
