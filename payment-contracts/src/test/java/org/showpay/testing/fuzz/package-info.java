/** Targets of the fuzzer: what they ask of a parser, and the inputs that are kept for them. */
@NullMarked
package org.showpay.testing.fuzz;

import org.jspecify.annotations.NullMarked;
