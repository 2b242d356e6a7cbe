/**
 * A small internet shop, patent (216): goods, stock, a cart and orders, paid at the auth-server's
 * checkout sessions. The shop has what any merchant has, and knows no card and no code.
 */
@NullMarked
package org.showpay.mall;

import org.jspecify.annotations.NullMarked;
