/** How fast pay codes are made, drawn and read, beside bare ZXing doing the same. */
@NullMarked
package org.showpay.benchmarks;

import org.jspecify.annotations.NullMarked;
