package org.showpay.auth.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paycode.SpentCode;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on payments: each writes a payment and its move together. */
@Repository
class PaymentRows {

  private static final String OPEN =
      """
      with opened as (
        insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
          code_digest, state, decline_reason, requested_at, updated_at)
        values (:id, :merchant, :terminal, :order, :amount, :currency,
          :code, :state, :reason, now(), now())
        returning *),
      moved as (
        insert into payment_move (payment_id, from_state, to_state, moved_at, reason)
        select id, 'NONE', state, requested_at, decline_reason from opened)
      select * from opened
      """;

  private static final String MOVE =
      """
      with moved as (
        update payment
           set state = :to, decline_reason = :decline, approval_number = :approval,
               updated_at = now()
         where id = :id and state = :from
        returning *),
      noted as (
        insert into payment_move (payment_id, from_state, to_state, moved_at, reason)
        select id, :from, state, updated_at, :why from moved)
      select * from moved
      """;

  private static final String REQUEST =
      """
      with moved as (
        update payment
           set state = 'REQUESTED', subscriber_id = :subscriber, card_token = :card,
               card_last4 = :last4, updated_at = now()
         where id = :id and state = 'AUTHENTICATION_REQUIRED'
        returning *),
      noted as (
        insert into payment_move (payment_id, from_state, to_state, moved_at)
        select id, 'AUTHENTICATION_REQUIRED', state, updated_at from moved)
      select * from moved
      """;

  private static final String GIVE_UP =
      """
      with moved as (
        update payment
           set state = 'DECLINED', decline_reason = 'AUTHENTICATION_EXPIRED', updated_at = now()
         where id = :id and state = 'AUTHENTICATION_REQUIRED'
           and updated_at < now() - interval '90 seconds'
        returning *),
      noted as (
        insert into payment_move (payment_id, from_state, to_state, moved_at, reason)
        select id, 'AUTHENTICATION_REQUIRED', state, updated_at, decline_reason from moved)
      select * from moved
      """;

  private final JdbcClient jdbc;

  PaymentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Payment> find(PaymentId id) {
    return jdbc.sql("select * from payment where id = :id")
        .param("id", id.uuid())
        .query(PaymentRows::read)
        .optional();
  }

  /** The payment of an order that is not finally refused: there is at most one. */
  Optional<Payment> standing(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select * from payment
             where merchant_id = :merchant and order_id = :order
               and state not in ('DECLINED', 'CANCELLED', 'REVERSED')
            """)
        .param("merchant", merchant.uuid())
        .param("order", order.text())
        .query(PaymentRows::read)
        .optional();
  }

  /**
   * Writes a new payment: AUTHENTICATION_REQUIRED, or DECLINED where there is a reason.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the id or the order is taken
   */
  Payment insert(Sale sale, @Nullable DeclineReason reason) {
    PaymentState state =
        reason == null ? PaymentState.AUTHENTICATION_REQUIRED : PaymentState.DECLINED;
    return jdbc.sql(OPEN)
        .param("id", sale.id().uuid())
        .param("merchant", sale.merchant().uuid())
        .param("terminal", sale.terminal().terminal().uuid())
        .param("order", sale.order().text())
        .param("amount", sale.amount().amount())
        .param("currency", sale.amount().currencyCode())
        .param("code", sale.code().bytes())
        .param("state", state.name())
        .param("reason", reason == null ? null : reason.name())
        .query(PaymentRows::read)
        .single();
  }

  /** Notes whose code was spent on a payment, unless it was given up meanwhile. */
  Optional<Payment> request(PaymentId id, SpentCode spent) {
    return jdbc.sql(REQUEST)
        .param("id", id.uuid())
        .param("subscriber", spent.subscriber().uuid())
        .param("card", spent.card().uuid())
        .param("last4", spent.cardLast4())
        .query(PaymentRows::read)
        .optional();
  }

  /** Declines a payment whose password was never looked at, once it is 90 seconds old. */
  Optional<Payment> giveUp(PaymentId id) {
    return jdbc.sql(GIVE_UP).param("id", id.uuid()).query(PaymentRows::read).optional();
  }

  /** Moves a payment on, unless it is no longer where it was; then nothing is done. */
  Optional<Payment> move(PaymentId id, PaymentState from, Move move) {
    if (!PaymentMoves.allows(from, move.to())) {
      throw new IllegalArgumentException(from + " does not lead to " + move.to());
    }
    return jdbc.sql(MOVE)
        .param("id", id.uuid())
        .param("from", from.name())
        .param("to", move.to().name())
        .param("decline", move.decline() == null ? null : move.decline().name())
        .param("approval", move.approval() == null ? null : move.approval().text())
        .param("why", move.why())
        .query(PaymentRows::read)
        .optional();
  }

  String merchantName(MerchantId merchant) {
    return jdbc.sql("select name from merchant where id = :id")
        .param("id", merchant.uuid())
        .query(String.class)
        .optional()
        .orElseThrow();
  }

  private static Payment read(ResultSet row, int number) throws SQLException {
    UUID card = row.getObject("card_token", UUID.class);
    String reason = row.getString("decline_reason");
    String approval = row.getString("approval_number");
    return new Payment(
        new PaymentId(row.getObject("id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        new TerminalId(row.getObject("terminal_id", UUID.class)),
        new OrderId(row.getString("order_id")),
        Money.of(row.getLong("amount"), row.getString("currency")),
        new PayCodeDigest(HexFormat.of().formatHex(row.getBytes("code_digest"))),
        card == null ? null : new CardToken(card),
        row.getString("card_last4"),
        PaymentState.valueOf(row.getString("state")),
        reason == null ? null : DeclineReason.valueOf(reason),
        approval == null ? null : new ApprovalNumber(approval),
        row.getTimestamp("updated_at").toInstant());
  }

  /** Where a payment goes, and what is noted of it. */
  record Move(
      PaymentState to,
      @Nullable DeclineReason decline,
      @Nullable ApprovalNumber approval,
      @Nullable String why) {

    static Move approved(ApprovalNumber approval) {
      return new Move(PaymentState.APPROVED, null, approval, null);
    }

    static Move declined(DeclineReason reason, String why) {
      return new Move(PaymentState.DECLINED, reason, null, why);
    }

    static Move unknown(String why) {
      return new Move(PaymentState.UNKNOWN, null, null, why);
    }
  }
}
