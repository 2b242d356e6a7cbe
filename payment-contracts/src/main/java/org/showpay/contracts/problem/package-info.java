/**
 * What a caller is told when a request is broken: RFC 9457 problems with a code and a next step.
 */
@NullMarked
package org.showpay.contracts.problem;

import org.jspecify.annotations.NullMarked;
