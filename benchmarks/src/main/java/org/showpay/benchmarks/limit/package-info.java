/** What PostgreSQL alone could do with the statements of payments: the limit of all above it. */
@NullMarked
package org.showpay.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
