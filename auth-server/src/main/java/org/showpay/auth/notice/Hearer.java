package org.showpay.auth.notice;

import org.showpay.auth.webhook.Notice;

/**
 * A part of this service whose own rows move when a payment is decided. It is called in the
 * payment's transaction, so that both stand or neither does.
 */
public interface Hearer {

  /** Writes down what follows; nothing, where the payment does not concern this part. */
  void hear(Notice notice);
}
