/** The card company's day: until when bookings belong to it, and the file that tells of it. */
@NullMarked
package org.showpay.issuer.booking;

import org.jspecify.annotations.NullMarked;
