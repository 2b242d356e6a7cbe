package org.showpay.gateway.vault;

import java.time.YearMonth;
import org.showpay.contracts.card.Pan;

/** A card as its company knows it: held only while a message to the company is made. */
public record OpenCard(Pan pan, YearMonth expiry) {}
