/** The line to the auth-server: sessions are opened, asked about and ended; money is given back. */
@NullMarked
package org.showpay.mall.checkout;

import org.jspecify.annotations.NullMarked;
