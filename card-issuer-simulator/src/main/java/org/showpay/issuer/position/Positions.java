package org.showpay.issuer.position;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.account.Cards;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the positions, and with them the used amounts of the accounts. Whoever locks both an
 * account and a position locks the account first.
 */
@Component
public class Positions {

  private static final String OPEN =
      """
      insert into payment_position (
        payment_id, company, account_id, authorised, currency, held, captured, refunded)
      values (:payment, :company, :account, :authorised, :currency, :held, :captured, 0)
      on conflict do nothing
      """;

  private static final String REMEMBER =
      """
      insert into payment_position (
        payment_id, company, authorised, currency, held, captured, refunded, reversed_at)
      values (:payment, :company, 0, :currency, 0, 0, 0, :now)
      on conflict do nothing
      """;

  /** Says how much must still be there, so that a change that was not locked for cannot pass. */
  private static final String CHANGE =
      """
      update payment_position
         set held = held - :charged - :released,
             captured = captured + :charged,
             refunded = refunded + :givenBack
       where payment_id = :payment and reversed_at is null
         and held >= :charged + :released and captured - refunded >= :givenBack
      """;

  private static final String REVERSE =
      """
      update payment_position
         set held = 0, refunded = captured, reversed_at = :now
       where payment_id = :payment and reversed_at is null
         and held = :released and captured - refunded = :givenBack
      """;

  private final Cards cards;
  private final JdbcClient jdbc;

  Positions(Cards cards, JdbcClient jdbc) {
    this.cards = cards;
    this.jdbc = jdbc;
  }

  /** Where the payment stands at this moment, if anybody ever asked about it. */
  public Optional<Position> find(PaymentId payment) {
    return jdbc.sql("select * from payment_position where payment_id = :payment")
        .param("payment", payment.uuid())
        .query((row, number) -> position(row))
        .optional();
  }

  /** Where the payment stands until this transaction ends: nobody else changes it meanwhile. */
  public Optional<Position> lock(PaymentId payment) {
    Optional<Position> seen = find(payment);
    seen.flatMap(Position::account).ifPresent(cards::lock);
    return seen.map(position -> locked(payment));
  }

  /** Notes a new payment; false, and nothing done, when it is known already. */
  public boolean open(Position position) {
    return jdbc.sql(OPEN)
            .param("payment", position.payment().uuid())
            .param("company", position.company().text())
            .param("account", position.account().map(AccountId::uuid).orElse(null))
            .param("authorised", position.authorised().amount())
            .param("currency", position.authorised().currencyCode())
            .param("held", position.held().amount())
            .param("captured", position.captured().amount())
            .update()
        == 1;
  }

  /** Notes that a payment that never came is reversed; false when it is known already. */
  public boolean rememberReversed(Position neverSeen, Instant now) {
    return jdbc.sql(REMEMBER)
            .param("payment", neverSeen.payment().uuid())
            .param("company", neverSeen.company().text())
            .param("currency", neverSeen.authorised().currencyCode())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Changes a locked payment and its account. */
  public void change(Position locked, Change change) {
    mustHaveChanged(
        locked,
        jdbc.sql(CHANGE)
            .param("payment", locked.payment().uuid())
            .param("charged", change.charged().amount())
            .param("released", change.released().amount())
            .param("givenBack", change.givenBack().amount())
            .update());
    locked.account().ifPresent(account -> cards.giveBack(account, change.freed()));
  }

  /** Ends a locked payment for good, and gives its account back all that stood. */
  public void reverse(Position locked, Instant now) {
    Change undone = locked.undone();
    mustHaveChanged(
        locked,
        jdbc.sql(REVERSE)
            .param("payment", locked.payment().uuid())
            .param("released", undone.released().amount())
            .param("givenBack", undone.givenBack().amount())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update());
    locked.account().ifPresent(account -> cards.giveBack(account, undone.freed()));
  }

  private Position locked(PaymentId payment) {
    return jdbc.sql("select * from payment_position where payment_id = :payment for update")
        .param("payment", payment.uuid())
        .query((row, number) -> position(row))
        .single();
  }

  private static void mustHaveChanged(Position locked, int rows) {
    if (rows != 1) {
      throw new IllegalStateException(locked.payment() + " changed although it was locked");
    }
  }

  private static Position position(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new Position(
        new PaymentId(row.getObject("payment_id", UUID.class)),
        new CompanyId(row.getString("company")),
        accountOf(row),
        Money.of(row.getLong("authorised"), currency),
        Money.of(row.getLong("held"), currency),
        Money.of(row.getLong("captured"), currency),
        Money.of(row.getLong("refunded"), currency),
        row.getObject("reversed_at") != null);
  }

  private static @Nullable AccountId accountOf(ResultSet row) throws SQLException {
    UUID account = row.getObject("account_id", UUID.class);
    return account == null ? null : new AccountId(account);
  }
}
