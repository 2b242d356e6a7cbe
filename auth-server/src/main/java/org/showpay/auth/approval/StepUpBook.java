package org.showpay.auth.approval;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.payment.Claim;
import org.showpay.auth.payment.Move;
import org.showpay.auth.payment.Opening;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentLife;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.approval.ApprovalsApi.Wish;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how the consumer was proved; each method is one short transaction. */
@Service
class StepUpBook {

  private static final int MOST_TRIES = 3;

  private final PaymentRows rows;
  private final PaymentLife life;
  private final Factors factors;
  private final JdbcClient jdbc;

  StepUpBook(PaymentRows rows, PaymentLife life, Factors factors, JdbcClient jdbc) {
    this.rows = rows;
    this.life = life;
    this.factors = factors;
    this.jdbc = jdbc;
  }

  /** Counts one of three tries, before the password is looked at. */
  @Transactional
  Claim countTry(PaymentId id) {
    Payment payment = rows.lock(id).orElseThrow();
    if (!hasCounted(id)) {
      return new Claim.Refused(payment);
    }
    SubscriberId subscriber = Objects.requireNonNull(payment.subscriber());
    return factors
        .countTry(subscriber, FactorKind.PAYMENT_PASSWORD)
        .<Claim>map(hash -> new Claim.Claimed(payment, subscriber, hash))
        .orElseGet(() -> new Claim.Refused(decline(payment, DeclineReason.PASSWORD_LOCKED)));
  }

  /** One of the same three, for a finger, an eye or a voice. */
  @Transactional
  BodyTry countTry(PaymentId id, FactorKind kind) {
    Payment payment = rows.lock(id).orElseThrow();
    if (!hasCounted(id)) {
      return new BodyTry.Over(payment);
    }
    SubscriberId subscriber = Objects.requireNonNull(payment.subscriber());
    return factors
        .countTry(subscriber, kind)
        .<BodyTry>map(counted -> new BodyTry.Counted(subscriber))
        .orElseGet(() -> {
          takeBackTheTry(id);
          return new BodyTry.Locked();
        });
  }

  /** What is locked is not looked at: the tries that are left are for the password. */
  private void takeBackTheTry(PaymentId id) {
    jdbc.sql("update payment set password_tries = password_tries - 1 where id = :id")
        .param("id", id.uuid())
        .update();
  }

  /** Whether a try at something else than the password may be looked at. */
  sealed interface BodyTry {

    /** It may, and is counted. */
    record Counted(SubscriberId subscriber) implements BodyTry {}

    /** There were too many of its kind; the payment still waits for another. */
    record Locked() implements BodyTry {}

    /** The payment waits no more, or has seen three. */
    record Over(Payment payment) implements BodyTry {}
  }

  private boolean hasCounted(PaymentId id) {
    return jdbc.sql(
                """
                update payment set password_tries = password_tries + 1
                 where id = :id and state = 'AUTHENTICATION_REQUIRED'
                   and authenticate_by > now() and password_tries < :most
                """)
            .param("id", id.uuid())
            .param("most", MOST_TRIES)
            .update()
        == 1;
  }

  /** Not the consumer's: the third one ends the payment. */
  @Transactional
  Payment wrong(PaymentId id, FactorKind kind) {
    Payment payment = rows.lock(id).orElseThrow();
    boolean over =
        payment.state() == PaymentState.AUTHENTICATION_REQUIRED
            && jdbc.sql("select password_tries >= :most from payment where id = :id")
                .param("most", MOST_TRIES)
                .param("id", id.uuid())
                .query(Boolean.class)
                .single();
    DeclineReason reason =
        kind == FactorKind.PAYMENT_PASSWORD
            ? DeclineReason.WRONG_PASSWORD
            : DeclineReason.NOT_RECOGNISED;
    return over ? decline(payment, reason) : payment;
  }

  /**
   * The consumer is proved: the card company may be asked, unless the time is over.
   *
   * @param by whose tries end to count; empty where the handset approved
   */
  @Transactional
  Opening proved(PaymentId id, Optional<FactorKind> by) {
    Payment payment = rows.lock(id).orElseThrow();
    SubscriberId subscriber = Objects.requireNonNull(payment.subscriber());
    by.ifPresent(kind -> factors.forgive(subscriber, kind));
    if (!isWaiting(id)) {
      return new Opening.Refused(payment);
    }
    Optional<DeclineReason> stopped = whyNoLongerUsable(id);
    if (stopped.isPresent()) {
      return new Opening.Refused(decline(payment, stopped.get()));
    }
    return life.move(payment, Move.to(PaymentState.REQUESTED, "the consumer is proved"))
        .<Opening>map(asked -> new Opening.Opened(asked, rows.merchantName(asked.merchant())))
        .orElseThrow();
  }

  /** The consumer does not want it. */
  @Transactional
  Payment refused(PaymentId id) {
    Payment payment = rows.lock(id).orElseThrow();
    return isWaiting(id) ? decline(payment, DeclineReason.AUTHENTICATION_REFUSED) : payment;
  }

  Optional<Payment> of(SubscriberId subscriber, PaymentId id) {
    return rows.find(id).filter(payment -> subscriber.equals(payment.subscriber()));
  }

  /** What a subscriber is asked to approve, oldest first. */
  List<Wish> wishes(SubscriberId subscriber) {
    return jdbc.sql(
            """
            select p.id, m.name, p.amount, p.currency, p.card_last4, p.authenticate_by
              from payment p join merchant m on m.id = p.merchant_id
             where p.subscriber_id = :subscriber and p.state = 'AUTHENTICATION_REQUIRED'
               and p.authenticate_by > now()
             order by p.requested_at
            """)
        .param("subscriber", subscriber.uuid())
        .query((row, n) ->
            new Wish(
                new PaymentId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Money.of(row.getLong("amount"), row.getString("currency")),
                row.getString("card_last4"),
                row.getTimestamp("authenticate_by").toInstant()))
        .list();
  }

  private boolean isWaiting(PaymentId id) {
    return jdbc.sql(
            """
            select state = 'AUTHENTICATION_REQUIRED'
                   and coalesce(authenticate_by > now(), false)
              from payment where id = :id
            """)
        .param("id", id.uuid())
        .query(Boolean.class)
        .single();
  }

  /**
   * The wallet or the card may have been stopped while the payment waited. A freeze that comes at
   * the same time waits for this transaction, or this waits for it: so the lock comes first, and
   * what is read after it is what then holds.
   */
  private Optional<DeclineReason> whyNoLongerUsable(PaymentId id) {
    jdbc.sql(
            """
            select from subscriber
             where id = (select subscriber_id from payment where id = :id) for share
            """)
        .param("id", id.uuid())
        .query()
        .listOfRows();
    return jdbc.sql(
            """
            select case when m.state <> 'ACTIVE' then 'SHOP_FROZEN'
                        when s.frozen_at is not null then 'WALLET_FROZEN'
                        when k.state <> 'ACTIVE' or s.state <> 'ACTIVE' then 'CARD_NOT_USABLE' end
              from payment p
              join card k on k.token = p.card_token
              join subscriber s on s.id = p.subscriber_id
              join merchant m on m.id = p.merchant_id
             where p.id = :id
            """)
        .param("id", id.uuid())
        .query((row, n) -> Optional.ofNullable(row.getString(1)).map(DeclineReason::valueOf))
        .single();
  }

  private Payment decline(Payment payment, DeclineReason reason) {
    return life.move(payment, Move.declined(reason, "the consumer was not proved")).orElseThrow();
  }
}
