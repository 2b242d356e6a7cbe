/** Whether PostgreSQL finds what it is asked for by an index, however many rows there are. */
@NullMarked
package org.showpay.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
