/** Nothing yet. */
@NullMarked
package org.showpay.benchmarks;

import org.jspecify.annotations.NullMarked;
