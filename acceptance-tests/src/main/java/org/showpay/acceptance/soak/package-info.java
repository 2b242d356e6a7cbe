/** An hour of the same: what services and their database hold on to, and whether that grows. */
@NullMarked
package org.showpay.acceptance.soak;

import org.jspecify.annotations.NullMarked;
