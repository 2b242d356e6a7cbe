package org.showpay.auth.body;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paycode.CodeKind;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.wallet.OwnFactorsApi.Ceiling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each factor of the body reaches: the operator says by channel and kind of code, and a
 * subscriber may only say less. The password is always enough.
 */
@Repository
public class FactorPolicy {

  private final JdbcClient jdbc;
  private final PolicyProperties rules;

  FactorPolicy(JdbcClient jdbc, PolicyProperties rules) {
    this.jdbc = jdbc;
    this.rules = rules;
  }

  /** The factors that are enough for a payment whose code is spent. */
  @Transactional(readOnly = true)
  public List<Factor> enoughFor(PaymentId payment, SubscriberId subscriber, Money amount) {
    return placeOf(payment)
        .map(place ->
            Arrays.stream(Factor.values())
                .filter(factor -> isEnough(factor, place, subscriber, amount))
                .toList())
        .orElse(List.of(Factor.PASSWORD));
  }

  private boolean isEnough(Factor factor, Place place, SubscriberId subscriber, Money amount) {
    return factor == Factor.PASSWORD
        || (rules.allow(factor, place.channel, place.code, amount)
            && own(subscriber, factor).filter(ceiling -> isAbove(amount, ceiling)).isEmpty());
  }

  /** Of another currency than the subscriber's ceiling nothing is allowed. */
  private static boolean isAbove(Money amount, Money ceiling) {
    return !amount.currency().equals(ceiling.currency()) || amount.exceeds(ceiling);
  }

  /** Where a payment is made, and with what code. */
  private record Place(Channel channel, CodeKind code) {}

  private Optional<Place> placeOf(PaymentId payment) {
    return jdbc.sql(
            """
            select t.channel, c.kind
              from payment p
              join terminal t on t.id = p.terminal_id
              join pay_code c on c.digest = p.code_digest
             where p.id = :payment
            """)
        .param("payment", payment.uuid())
        .query((row, n) ->
            new Place(
                Channel.valueOf(row.getString("channel")), CodeKind.valueOf(row.getString("kind"))))
        .optional();
  }

  /** What a subscriber has set for each factor of the body. */
  @Transactional(readOnly = true)
  public List<Ceiling> ceilings(SubscriberId subscriber) {
    return Arrays.stream(Factor.values())
        .filter(Factor::isOfTheBody)
        .map(factor -> new Ceiling(factor, own(subscriber, factor).orElse(null)))
        .toList();
  }

  private Optional<Money> own(SubscriberId subscriber, Factor factor) {
    return jdbc.sql(
            """
            select amount, currency from factor_ceiling
             where subscriber_id = :subscriber and factor = :factor
            """)
        .param("subscriber", subscriber.uuid())
        .param("factor", factor.name())
        .query((row, n) -> Money.of(row.getLong("amount"), row.getString("currency")))
        .optional();
  }

  /** Sets a subscriber's ceiling, or takes it away. */
  @Transactional
  public void change(SubscriberId subscriber, Factor factor, @Nullable Money ceiling) {
    if (!factor.isOfTheBody() || (ceiling != null && ceiling.amount() < 0)) {
      throw ProblemException.unprocessable(
          "CEILING_REFUSED", NextStep.FIX_REQUEST, "Factors of the body have ceilings from 0 on.");
    }
    jdbc.sql("delete from factor_ceiling where subscriber_id = :subscriber and factor = :factor")
        .param("subscriber", subscriber.uuid())
        .param("factor", factor.name())
        .update();
    if (ceiling != null) {
      keep(subscriber, factor, ceiling);
    }
  }

  private void keep(SubscriberId subscriber, Factor factor, Money ceiling) {
    jdbc.sql(
            """
            insert into factor_ceiling (subscriber_id, factor, amount, currency)
            values (:subscriber, :factor, :amount, :currency)
            on conflict (subscriber_id, factor)
              do update set amount = excluded.amount, currency = excluded.currency
            """)
        .param("subscriber", subscriber.uuid())
        .param("factor", factor.name())
        .param("amount", ceiling.amount())
        .param("currency", ceiling.currencyCode())
        .update();
  }
}
