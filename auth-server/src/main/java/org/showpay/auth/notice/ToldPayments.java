package org.showpay.auth.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments as their subscribers are told of them. */
@Component
class ToldPayments {

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

  /** None where the code is nobody's, or its owner has left. */
  Optional<Told> find(PaymentId payment) {
    return jdbc.sql(WHAT_IT_SAYS).param("id", payment.uuid()).query(this::read).optional();
  }

  /** Whom to tell, and of what. */
  record Told(
      PhoneNumber to,
      String shop,
      String cardLast4,
      Money amount,
      Money refunded,
      Optional<DeclineReason> reason) {}

  private Told read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Told(
        numbers.open(row, row.getObject("id", UUID.class)),
        row.getString("shop"),
        row.getString("last4"),
        Money.of(row.getLong("amount"), currency),
        Money.of(row.getLong("refunded"), currency),
        Optional.ofNullable(row.getString("decline_reason")).map(DeclineReason::valueOf));
  }
}
