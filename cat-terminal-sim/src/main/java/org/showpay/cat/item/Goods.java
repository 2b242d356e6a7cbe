package org.showpay.cat.item;

import org.showpay.contracts.money.Money;

/** Something that the shop sells. */
public record Goods(String name, Money price) {}
