package org.showpay.auth.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.paycode.SpentCode;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of payments. Each move is one statement that also writes the move down. */
@Repository
public class PaymentRows {

  private static final String OPEN =
      """
      with opened as (
        insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
          capture_mode, code_digest, state, decline_reason, requested_at, updated_at)
        values (:id, :merchant, :terminal, :order, :amount, :currency,
          :capture, :code, :state, :reason, now(), now())
        returning *),
      named as (insert into operation_id (id) select id from opened),
      moved as (
        insert into payment_move (payment_id, from_state, to_state, moved_at, reason)
        select id, 'NONE', state, requested_at, decline_reason from opened)
      select * from opened
      """;

  private static final String MOVE =
      """
      with moved as (
        update payment
           set state = :to, decline_reason = :decline, reversal_reason =
                 case when :to in ('REVERSING', 'REVERSED')
                      then coalesce(:reversal, reversal_reason) end,
               approval_number = coalesce(:approval, approval_number),
               capturing = case when :to = 'APPROVED' and capture_mode = 'AUTOMATIC'
                                then amount else capturing end,
               captured = case when :to = 'APPROVED' and capture_mode = 'AUTOMATIC'
                               then amount else captured end,
               asked_at = case when :to = 'REQUESTED' then now() else asked_at end,
               version = version + 1, updated_at = now()
         where id = :id and state = :from
        returning *),
      noted as (
        insert into payment_move (payment_id, from_state, to_state, moved_at, reason)
        select id, :from, state, updated_at, :why from moved)
      select * from moved
      """;

  /** Goes on to REQUESTED, or waits with its code spent until the consumer is proved. */
  private static final String BIND =
      """
      with bound as (
        update payment
           set state = :to, subscriber_id = :subscriber, card_token = :card, card_last4 = :last4,
               company = :company, without_password = :unproved and :to = 'REQUESTED',
               authenticate_by = case when :to <> 'REQUESTED'
                                      then now() + interval '90 seconds' end,
               asked_at = case when :to = 'REQUESTED' then now() end,
               version = version + 1, updated_at = now()
         where id = :id and state = 'AUTHENTICATION_REQUIRED' and authenticate_by is null
        returning *),
      noted as (
        insert into payment_move (payment_id, from_state, to_state, moved_at)
        select id, 'AUTHENTICATION_REQUIRED', state, updated_at from bound
         where state = 'REQUESTED')
      select * from bound
      """;

  /**
   * The backup takes the card's place, once; its request has 15 s again, the till's 45 s go on. A
   * company that needed longer than 4 s to say no has used up the time of whoever waits for us.
   */
  private static final String FALL_BACK =
      """
      with asked as (
        update payment p
           set authorization_id = :authorization, card_token = backup.token,
               card_last4 = backup.last4, company = backup.company,
               version = p.version + 1, updated_at = now()
          from card declined
          join card backup on backup.token = declined.backup and backup.state = 'ACTIVE'
         where p.id = :id and p.state = 'REQUESTED' and p.authorization_id is null
           and p.asked_at > now() - interval '4 seconds'
           and declined.token = :card and p.card_token = :card
        returning p.*),
      named as (insert into operation_id (id) select authorization_id from asked),
      kept as (
        insert into fall_back (payment_id, card_token, card_last4, company, reason, declined_at)
        select asked.id, declined.token, declined.last4, declined.company, :reason, now()
          from asked, card declined where declined.token = :card)
      select * from asked
      """;

  /** What has been waited for long enough, by the database's clock. */
  private static final String OVERDUE =
      """
      (state = 'AUTHENTICATION_REQUIRED'
         and coalesce(authenticate_by, updated_at + interval '90 seconds') < now()
       or state = 'REQUESTED' and updated_at < now() - interval '15 seconds'
       or state = 'UNKNOWN' and asked_at < now() - interval '35 seconds')
      """;

  private final JdbcClient jdbc;
  private final PaymentMeters meters;

  PaymentRows(JdbcClient jdbc, PaymentMeters meters) {
    this.jdbc = jdbc;
    this.meters = meters;
  }

  /** The payment of this id. */
  public Optional<Payment> find(PaymentId id) {
    return jdbc.sql("select * from payment where id = :id")
        .param("id", id.uuid())
        .query(Payment::read)
        .optional();
  }

  /** The payment of this id; nobody else changes it before this transaction ends. */
  public Optional<Payment> lock(PaymentId id) {
    return jdbc.sql("select * from payment where id = :id for no key update")
        .param("id", id.uuid())
        .query(Payment::read)
        .optional();
  }

  /** The same as {@link #lock}, but nothing unless it has been waited for long enough. */
  Optional<Payment> lockOverdue(PaymentId id) {
    return jdbc.sql("select * from payment where id = :id and " + OVERDUE + " for no key update")
        .param("id", id.uuid())
        .query(Payment::read)
        .optional();
  }

  /** Some payments that have been waited for long enough. */
  public List<PaymentId> overdue(int limit) {
    return jdbc.sql(
            "select id from payment"
                + " where state in ('AUTHENTICATION_REQUIRED', 'REQUESTED', 'UNKNOWN') and "
                + OVERDUE
                + " order by requested_at limit :limit")
        .param("limit", limit)
        .query((row, n) -> new PaymentId(row.getObject("id", UUID.class)))
        .list();
  }

  /** The payment of an order that is not finally refused: there is at most one. */
  Optional<Payment> standing(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select * from payment
             where merchant_id = :merchant and order_id = :order
               and state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED')
            """)
        .param("merchant", merchant.uuid())
        .param("order", order.text())
        .query(Payment::read)
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
    Payment written =
        jdbc.sql(OPEN)
            .param("id", sale.id().uuid())
            .param("merchant", sale.merchant().uuid())
            .param("terminal", sale.terminal().terminal().uuid())
            .param("order", sale.order().text())
            .param("amount", sale.amount().amount())
            .param("currency", sale.amount().currencyCode())
            .param("capture", sale.capture().name())
            .param("code", sale.code().bytes())
            .param("state", state.name())
            .param("reason", reason == null ? null : reason.name())
            .query(Payment::read)
            .single();
    count(written);
    return written;
  }

  /** Notes whose code was spent, and asks for the charge; nothing if it was given up meanwhile. */
  Optional<Payment> request(PaymentId id, SpentCode spent, boolean proved) {
    return bind(id, spent, PaymentState.REQUESTED, proved);
  }

  /** Notes whose code was spent, and waits for the consumer to be proved. */
  Optional<Payment> waitForProof(PaymentId id, SpentCode spent) {
    return bind(id, spent, PaymentState.AUTHENTICATION_REQUIRED, false);
  }

  private Optional<Payment> bind(PaymentId id, SpentCode spent, PaymentState to, boolean proved) {
    return jdbc.sql(BIND)
        .param("id", id.uuid())
        .param("to", to.name())
        .param("unproved", !proved)
        .param("subscriber", spent.subscriber().uuid())
        .param("card", spent.card().uuid())
        .param("last4", spent.cardLast4())
        .param("company", spent.company().text())
        .query(Payment::read)
        .optional();
  }

  /** Has the backup of a payment's card asked under this id; nothing where it may not be. */
  Optional<Payment> fallBack(Payment declined, PaymentId authorization, DeclineReason reason) {
    return jdbc.sql(FALL_BACK)
        .param("id", declined.id().uuid())
        .param("authorization", authorization.uuid())
        .param("card", declined.cardToCharge().uuid())
        .param("reason", reason.name())
        .query(Payment::read)
        .optional();
  }

  /** Moves a payment on, unless it is no longer where it was; then nothing is done. */
  Optional<Payment> move(PaymentId id, PaymentState from, Move move) {
    if (!Move.isLegal(from, move.to())) {
      throw new IllegalArgumentException(from + " does not lead to " + move.to());
    }
    Optional<Payment> moved =
        jdbc.sql(MOVE)
            .param("id", id.uuid())
            .param("from", from.name())
            .param("to", move.to().name())
            .param("decline", name(move.decline()))
            .param("approval", move.approval() == null ? null : move.approval().text())
            .param("reversal", name(move.reversal()))
            .param("why", move.why())
            .query(Payment::read)
            .optional();
    // A refused cancellation is not a second approval.
    moved
        .filter(_ -> from != PaymentState.CANCELLING || move.to() != PaymentState.APPROVED)
        .ifPresent(this::count);
    return moved;
  }

  private void count(Payment now) {
    switch (now.state()) {
      case AUTHENTICATION_REQUIRED, REQUESTED, CANCELLING -> {
        // Nothing has become of it yet.
      }
      case APPROVED, DECLINED, UNKNOWN, CANCELLED, REVERSING, REVERSED ->
          meters.got(
              now.state(),
              now.declineReason() == null ? now.reversal() : now.declineReason(),
              now.company(),
              now.amount());
    }
  }

  /** The name that goes on the cardholder's bill. */
  public String merchantName(MerchantId merchant) {
    return jdbc.sql("select name from merchant where id = :id")
        .param("id", merchant.uuid())
        .query(String.class)
        .optional()
        .orElseThrow();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
