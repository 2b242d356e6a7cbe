/** How many requests a terminal, a merchant, a handset, an address and all together may send. */
@NullMarked
package org.showpay.auth.rate;

import org.jspecify.annotations.NullMarked;
