/** How often bodies are taken for others, and how often they are not known again. */
@NullMarked
package org.showpay.benchmarks.factors;

import org.jspecify.annotations.NullMarked;
