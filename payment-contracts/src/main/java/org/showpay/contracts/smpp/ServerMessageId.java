package org.showpay.contracts.smpp;

/** What an SMS server calls a message that it took. */
public record ServerMessageId(String text) {}
