package org.showpay.auth.paycode;

import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.Gate;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: it reads whether a code is live, and then spends it. */
public class ReadThenUpdate extends CodeSpending {

  private final JdbcClient jdbc;
  private final Gate gate;

  /** Others come by between the reading and the spending. */
  public ReadThenUpdate(JdbcClient jdbc, Factors factors, Gate gate) {
    super(jdbc, factors);
    this.jdbc = jdbc;
    this.gate = gate;
  }

  @Override
  public void lock(PayCodeDigest digest) {
    // Who thinks that reading is enough takes no lock either.
  }

  @Override
  public Optional<SpentCode> spend(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    Optional<SpentCode> live = read(digest);
    live.ifPresent(_ -> {
      gate.pass(digest);
      jdbc.sql("update pay_code set state = 'USED', payment_id = ? where digest = ?")
          .params(payment.uuid(), digest.bytes())
          .update();
    });
    return live;
  }

  private Optional<SpentCode> read(PayCodeDigest digest) {
    return jdbc.sql(
            """
            select c.kind, c.channel, c.subscriber_id, c.card_token, k.last4, k.company
              from pay_code c join card k on k.token = c.card_token
             where c.digest = ? and c.state = 'LIVE' and c.expires_at > now()
            """)
        .param(digest.bytes())
        .query((row, n) ->
            new SpentCode(
                CodeKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                new CardToken(row.getObject("card_token", UUID.class)),
                row.getString("last4"),
                new CompanyId(row.getString("company")),
                "Corner Shop"))
        .optional();
  }
}
