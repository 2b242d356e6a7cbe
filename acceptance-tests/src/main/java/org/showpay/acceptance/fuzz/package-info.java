/** Every service fuzzed from its own OpenAPI document. */
@NullMarked
package org.showpay.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
