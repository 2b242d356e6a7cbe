/**
 * The payment-gateway-adapter (patent 112): the card vault, the way to the card companies, and a
 * journal of what they are asked.
 */
@NullMarked
package org.showpay.gateway;

import org.jspecify.annotations.NullMarked;
