package org.showpay.auth.body;

import org.showpay.auth.factor.FactorKeys;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: to it each capture is the first of its kind. */
public class ForgetfulCaptures extends CaptureBook {

  /** It remembers nothing. */
  public ForgetfulCaptures(JdbcClient jdbc, FactorKeys keys) {
    super(jdbc, keys);
  }

  @Override
  boolean isFirst(SubscriberId subscriber, byte[] capture) {
    return true;
  }
}
