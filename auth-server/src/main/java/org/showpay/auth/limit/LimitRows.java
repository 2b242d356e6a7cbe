package org.showpay.auth.limit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of limits, and what has been spent within them, counted from the payments alone. */
@Repository
class LimitRows {

  /** What was never charged, was not captured in the end, or was refunded counts for nothing. */
  private static final String SPENT =
      """
      select coalesce(sum(spent), 0) as month,
             coalesce(sum(spent) filter (where today), 0) as day,
             count(*) filter (where today and without_password) as unproved
        from (select p.without_password,
                     case when exists (select from payment_operation o
                                        where o.payment_id = p.id and o.kind = 'CAPTURE'
                                          and o.last and o.state = 'DONE')
                          then p.captured else p.amount end - p.refunded as spent,
                     p.requested_at >= date_trunc('day', now(), :zone) as today
                from payment p
               where p.subscriber_id = :subscriber and p.currency = :currency
                 and p.requested_at >= date_trunc('month', now(), :zone)
                 and p.state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED')) counted
      """;

  /** All that a payment is judged by, in one look; each table by its own key (docs/scale.md). */
  private static final String STANDING =
      """
      select case when s.frozen_at is not null then 'WALLET_FROZEN'
                  when s.state <> 'ACTIVE' or k.state <> 'ACTIVE' then 'CARD_NOT_USABLE'
             end as stopped, own.*, spent.*
        from subscriber s
        join card k on k.subscriber_id = :subscriber and k.token = :card
        left join spending_limit own
          on own.subscriber_id = :subscriber and own.currency = :currency
        cross join (%s) spent
       where s.id = :subscriber
      """
          .formatted(SPENT);

  private static final String KEEP =
      """
      insert into spending_limit (subscriber_id, currency, per_payment, per_day, per_month,
        no_password_amount, no_password_count)
      values (:subscriber, :currency, :payment, :day, :month, :unproved, :times)
      on conflict (subscriber_id, currency) do update
        set per_payment = excluded.per_payment, per_day = excluded.per_day,
            per_month = excluded.per_month, no_password_amount = excluded.no_password_amount,
            no_password_count = excluded.no_password_count
      """;

  private final JdbcClient jdbc;

  LimitRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets one payment of a subscriber at a time look at what has been spent. */
  boolean lock(SubscriberId subscriber) {
    return !jdbc.sql("select id from subscriber where id = :id for no key update")
        .param("id", subscriber.uuid())
        .query()
        .listOfRows()
        .isEmpty();
  }

  /**
   * Who has stopped the wallet or this card of it, the owner or the operator, and how far its
   * payments have gone; to be asked with the lock, for which whoever stops them waits.
   */
  Standing standing(SubscriberId subscriber, CardToken card, String currency, ZoneId zone) {
    return jdbc.sql(STANDING)
        .param("subscriber", subscriber.uuid())
        .param("card", card.uuid())
        .param("currency", currency)
        .param("zone", zone.getId())
        .query((row, n) ->
            new Standing(
                Optional.ofNullable(row.getString("stopped")).map(DeclineReason::valueOf),
                row.getString("currency") == null ? Optional.empty() : Optional.of(limits(row, n)),
                spent(row, currency)))
        .single();
  }

  /** Whether the subscriber or the operator has stopped the wallet; to be asked with the lock. */
  boolean isStopped(SubscriberId subscriber) {
    return jdbc.sql(
            "select frozen_at is not null or state <> 'ACTIVE' from subscriber where id = :id")
        .param("id", subscriber.uuid())
        .query(Boolean.class)
        .single();
  }

  Optional<Limits> find(SubscriberId subscriber, String currency) {
    return jdbc.sql(
            "select * from spending_limit where subscriber_id = :id and currency = :currency")
        .param("id", subscriber.uuid())
        .param("currency", currency)
        .query(LimitRows::limits)
        .optional();
  }

  void keep(SubscriberId subscriber, Limits limits) {
    jdbc.sql(KEEP)
        .param("subscriber", subscriber.uuid())
        .param("currency", limits.perPayment().currencyCode())
        .param("payment", limits.perPayment().amount())
        .param("day", limits.perDay().amount())
        .param("month", limits.perMonth().amount())
        .param("unproved", limits.withoutPassword().amount())
        .param("times", limits.timesWithoutPassword())
        .update();
  }

  Spent spent(SubscriberId subscriber, String currency, ZoneId zone) {
    return jdbc.sql(SPENT)
        .param("subscriber", subscriber.uuid())
        .param("currency", currency)
        .param("zone", zone.getId())
        .query((row, n) -> spent(row, currency))
        .single();
  }

  private static Spent spent(ResultSet row, String currency) throws SQLException {
    return new Spent(
        Money.of(row.getLong("day"), currency),
        Money.of(row.getLong("month"), currency),
        row.getInt("unproved"));
  }

  private static Limits limits(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Limits(
        Money.of(row.getLong("per_payment"), currency),
        Money.of(row.getLong("per_day"), currency),
        Money.of(row.getLong("per_month"), currency),
        Money.of(row.getLong("no_password_amount"), currency),
        row.getInt("no_password_count"));
  }

  /**
   * Where a wallet stands.
   *
   * @param own the limits that the subscriber has set
   */
  record Standing(Optional<DeclineReason> stopped, Optional<Limits> own, Spent spent) {}

  /** What has been spent on this day and in this month, and how often without a password. */
  record Spent(Money day, Money month, int unproved) {}
}
