package org.showpay.issuer.card;

/** What a card company keeps of a card number: enough to recognise it, nothing to pay with. */
public record PanDigest(String hex) {}
