/**
 * A small internet shop, patent (216): goods, stock and orders. Nothing here can be paid for yet:
 * an order says what is set aside for a customer, and nothing about money that moved.
 */
@NullMarked
package org.showpay.mall;

import org.jspecify.annotations.NullMarked;
