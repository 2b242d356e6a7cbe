/** What subscribers allow themselves: for a payment, a day, a month, and without a password. */
@NullMarked
package org.showpay.auth.limit;

import org.jspecify.annotations.NullMarked;
