package org.showpay.contracts.checkout;

import org.showpay.contracts.money.Money;

/**
 * One line of what is bought.
 *
 * @param name 1 to 80 characters, as the consumer reads it on the payment screen
 * @param quantity 1 to 9999
 * @param price of one
 */
public record CheckoutLine(String name, int quantity, Money price) {}
