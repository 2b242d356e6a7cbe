/** Who pays and who is paid under load. */
@NullMarked
package org.showpay.benchmarks.town;

import org.jspecify.annotations.NullMarked;
