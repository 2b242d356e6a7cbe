package org.showpay.auth.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SubscriberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments as their subscribers are told of them. */
@Component
class ToldPayments {

  private static final Logger LOG = LoggerFactory.getLogger(ToldPayments.class);

  /**
   * A refusal may have left the code unspent: it concerns the owner of the code all the same. Not
   * so where the code was dead: a till that kept an old one could send its owner SMS without end.
   */
  private static final String WHAT_IT_SAYS =
      """
      select s.id, s.sealed_number, s.phone_number, m.name as shop, card.last4, p.amount,
             p.refunded, p.currency, p.decline_reason
        from payment p
        join merchant m on m.id = p.merchant_id
        left join pay_code code on code.digest = p.code_digest
          and (code.payment_id = p.id or p.decline_reason is distinct from 'CODE_NOT_LIVE')
        join subscriber s on s.id = coalesce(p.subscriber_id, code.subscriber_id)
        join card on card.token = coalesce(p.card_token, code.card_token)
       where p.id = :id and s.erased_at is null
      """;

  private final JdbcClient jdbc;
  private final NumberSafe numbers;

  ToldPayments(JdbcClient jdbc, NumberSafe numbers) {
    this.jdbc = jdbc;
    this.numbers = numbers;
  }

  /**
   * None where the code is nobody's, or its owner has left; nor where the number does not open: a
   * damaged row must not keep what became of a payment from being recorded.
   */
  Optional<Told> find(PaymentId payment) {
    return jdbc.sql(WHAT_IT_SAYS)
        .param("id", payment.uuid())
        .query(this::read)
        .optional()
        .flatMap(Function.identity());
  }

  /** Whom to tell, and of what. */
  record Told(
      PhoneNumber to,
      String shop,
      String cardLast4,
      Money amount,
      Money refunded,
      Optional<DeclineReason> reason) {}

  private Optional<Told> read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    Money amount = Money.of(row.getLong("amount"), currency);
    Money refunded = Money.of(row.getLong("refunded"), currency);
    String shop = row.getString("shop");
    String last4 = row.getString("last4");
    Optional<DeclineReason> reason =
        Optional.ofNullable(row.getString("decline_reason")).map(DeclineReason::valueOf);
    return opened(row).map(to -> new Told(to, shop, last4, amount, refunded, reason));
  }

  private Optional<PhoneNumber> opened(ResultSet row) throws SQLException {
    UUID subscriber = row.getObject("id", UUID.class);
    try {
      return Optional.of(numbers.open(row, subscriber));
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.error("The phone number of {} does not open: no SMS", new SubscriberId(subscriber), e);
      return Optional.empty();
    }
  }
}
