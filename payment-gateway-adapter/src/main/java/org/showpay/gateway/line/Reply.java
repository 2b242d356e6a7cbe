package org.showpay.gateway.line;

/** What came over the line, before anybody asks whether it can be believed. */
public sealed interface Reply {

  /** The company's host answered 200 with this text of a bearable length. */
  record Text(String text) implements Reply {}

  /** Not a byte left: the company cannot know of it. */
  record NotSent(String why) implements Reply {}

  /** It may have been sent, and what came back, if anything, is no answer. */
  record Silence(String why) implements Reply {}

  /** Nobody can be asked about a card whose number the vault cannot open. */
  String CARD_STAYS_CLOSED = "The vault cannot open this card";

  /** The same, where it is a reply. */
  static Reply cardStaysClosed() {
    return new NotSent(CARD_STAYS_CLOSED);
  }
}
