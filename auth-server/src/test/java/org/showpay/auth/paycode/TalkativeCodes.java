package org.showpay.auth.paycode;

import org.showpay.auth.factor.Factors;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: of a code that was used it looks at something more, which takes a while. */
public class TalkativeCodes extends CodeSpending {

  private final JdbcClient jdbc;

  /** As it is, but for that. */
  public TalkativeCodes(JdbcClient jdbc, Factors factors) {
    super(jdbc, factors);
    this.jdbc = jdbc;
  }

  @Override
  public DeclineReason whyNotSpent(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    if (isUsed(digest)) {
      jdbc.sql("select pg_sleep(0.1)").query().listOfRows();
    }
    return super.whyNotSpent(digest, payment, merchant, amount);
  }

  private boolean isUsed(PayCodeDigest digest) {
    return jdbc.sql("select exists (select from pay_code where digest = ? and state = 'USED')")
        .param(digest.bytes())
        .query(Boolean.class)
        .single();
  }
}
