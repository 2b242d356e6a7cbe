/** Messages on their way to merchants: tried by a schedule, signed, and written down. */
@NullMarked
package org.showpay.auth.delivery;

import org.jspecify.annotations.NullMarked;
