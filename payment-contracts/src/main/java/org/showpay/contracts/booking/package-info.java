/** The file in which a card company says what it booked on a day, for a check against our books. */
@NullMarked
package org.showpay.contracts.booking;

import org.jspecify.annotations.NullMarked;
