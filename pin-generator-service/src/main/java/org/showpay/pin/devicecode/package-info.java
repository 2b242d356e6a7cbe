/** Keys with which handsets make codes by themselves: passed on sealed, and told of. */
@NullMarked
package org.showpay.pin.devicecode;

import org.jspecify.annotations.NullMarked;
