package org.showpay.cat.counter;

import org.showpay.contracts.money.Money;

/** One thing that is bought, or a plain amount, whose name is then empty. */
public record Line(String name, Money price) {}
