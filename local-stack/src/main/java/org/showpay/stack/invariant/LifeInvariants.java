package org.showpay.stack.invariant;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.stack.invariant.Invariant.nothing;

import java.util.List;
import org.showpay.stack.moves.LegalMoves;

/** What must hold of the lives of payments, and of what merchants are told of them. */
final class LifeInvariants {

  /** A payment is given up 35 s after it was asked; swept every 2 s; the rest is for a busy day. */
  private static final String UNDECIDED =
      """
      select id as payment, state || ' since ' || updated_at
        from payment
       where state = 'REQUESTED' and updated_at < now() - interval '30 seconds'
          or state = 'UNKNOWN' and asked_at < now() - interval '60 seconds'
          or state = 'AUTHENTICATION_REQUIRED'
             and coalesce(authenticate_by, updated_at + interval '90 seconds')
                 < now() - interval '30 seconds'
      """;

  /**
   * A reversal is owed for as long as the card company is silent, so only this must never be: that
   * nobody is at it, or that it has gone on for a day and no person has looked.
   */
  private static final String REVERSAL_ABANDONED =
      """
      select p.id as payment, p.state || ' since ' || p.updated_at || ', last asked for at '
               || coalesce(max(t.heard_at)::text, 'no time')
        from payment p
        left join issuer_talk t
          on t.payment_id = p.id and t.kind = 'REVERSAL' and t.heard_at >= p.updated_at
       where p.state = 'REVERSING' and p.updated_at < now() - interval '60 seconds'
       group by p.id
      having coalesce(max(t.heard_at), p.updated_at) < now() - interval '90 seconds'
          or p.updated_at < now() - interval '24 hours'
          or not exists (select from scheduled_tasks s
                          where s.task_name = 'payment-reversal'
                            and s.task_instance = 'pay_' || replace(p.id::text, '-', ''))
      """;

  private static final String OPERATION_ABANDONED =
      """
      select o.payment_id as payment, o.kind || ' of ' || o.amount || ' asked for at '
               || o.requested_at || ' and not answered, last asked again at '
               || coalesce(max(t.heard_at)::text, 'no time')
        from payment_operation o
        left join issuer_talk t
          on t.payment_id = o.payment_id and t.kind = o.kind and t.heard_at >= o.requested_at
       where o.state = 'REQUESTED' and o.requested_at < now() - interval '60 seconds'
       group by o.id
      having coalesce(max(t.heard_at), o.requested_at) < now() - interval '90 seconds'
          or o.requested_at < now() - interval '24 hours'
      """;

  private static final String ILLEGAL_MOVE =
      """
      with legal (from_state, to_state) as (values %s), m as (
        select payment_id, from_state, to_state,
               lag(to_state, 1, 'NONE') over (partition by payment_id order by id) as before
          from payment_move)
      select payment_id as payment,
             format('moved from %%s to %%s when it was %%s', from_state, to_state, before)
        from m
       where from_state <> before
          or (from_state, to_state) not in (select from_state, to_state from legal)
      """
          .formatted(LegalMoves.asSqlRows());

  private static final String NOT_WHERE_IT_MOVED =
      """
      select p.id as payment,
             'is ' || p.state || ', but moved to ' || coalesce(m.to_state, 'nowhere')
        from payment p
        left join lateral (select to_state from payment_move
                            where payment_id = p.id order by id desc limit 1) m on true
       where m.to_state is distinct from p.state
      """;

  /** What merchants are told; messages are deleted after 30 days. */
  private static final String DECIDED =
      """
      select m.payment_id, p.merchant_id, m.to_state, m.moved_at
        from payment_move m join payment p on p.id = m.payment_id
       where m.to_state in ('APPROVED', 'DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED')
         and m.moved_at > now() - interval '29 days'
      """;

  /** An endpoint hears of what was decided after it was there, give or take a minute of clocks. */
  private static final String NOT_TOLD_ONCE =
      """
      with decided as (%s)
      select d.payment_id as payment,
             format('was %%s times %%s, of which endpoint %%s was told %%s times',
                    count(distinct d.moved_at), d.to_state, e.id, told.times)
        from webhook_endpoint e
        join decided d on d.merchant_id = e.merchant_id
                      and d.moved_at > e.created_at + interval '1 minute'
        cross join lateral (
          select count(*) as times
            from webhook_message w join webhook_delivery v on v.message_id = w.id
           where v.endpoint_id = e.id and w.payment_id = d.payment_id
             and w.type = 'payment.' || lower(d.to_state)) told
       where e.state = 'ACTIVE'
       group by d.payment_id, d.to_state, e.id, told.times
      having count(distinct d.moved_at) <> told.times
      """
          .formatted(DECIDED);

  private static final String VERSION_TWICE =
      """
      select payment_id as payment, format('version %s was told in %s messages', payment_version,
                                           count(*))
        from webhook_message
       where payment_id is not null
       group by payment_id, payment_version having count(*) > 1
      """;

  /** Who keeps the highest version, as receivers are told to, has the payment as it stands. */
  private static final String LAST_WORD_IS_OLD =
      """
      select distinct on (w.payment_id) w.payment_id as payment,
             format('is %s in version %s, but version %s said %s', p.state, p.version,
                    w.payment_version, w.payload::json -> 'data' ->> 'state')
        from (select distinct on (payment_id) * from webhook_message
               where payment_id is not null
               order by payment_id, payment_version desc) w
        join payment p on p.id = w.payment_id
       where w.payment_version > p.version
          or (w.payload::json -> 'data' ->> 'version')::integer <> w.payment_version
          or w.payment_version = p.version
             and w.payload::json -> 'data' ->> 'state' <> p.state
      """;

  /** Deliveries are put off for two minutes at most beyond their time. */
  private static final String NOT_DELIVERED =
      """
      select w.payment_id as payment, 'a message waits since ' || v.next_try_at
               || ' and nobody delivers it'
        from webhook_delivery v
        join webhook_message w on w.id = v.message_id
        join webhook_endpoint e on e.id = v.endpoint_id
       where v.state = 'WAITING' and e.state = 'ACTIVE' and w.payment_id is not null
         and v.next_try_at < now() - interval '10 minutes'
      """;

  private LifeInvariants() {}

  static Invariant resolved() {
    return new Invariant(
        "I6",
        "every payment is decided in time, and what is owed to a card company is asked for again",
        List.of(
            nothing(AUTH_SERVER, UNDECIDED),
            nothing(AUTH_SERVER, REVERSAL_ABANDONED),
            nothing(AUTH_SERVER, OPERATION_ABANDONED)));
  }

  static Invariant legal() {
    return new Invariant(
        "I7",
        "payments move as docs/payment-states.md allows, and stand where they moved last",
        List.of(nothing(AUTH_SERVER, ILLEGAL_MOVE), nothing(AUTH_SERVER, NOT_WHERE_IT_MOVED)));
  }

  static Invariant told() {
    return new Invariant(
        "I9",
        "each endpoint is told of each decision once, and the highest version is the last word",
        List.of(
            nothing(AUTH_SERVER, NOT_TOLD_ONCE),
            nothing(AUTH_SERVER, VERSION_TWICE),
            nothing(AUTH_SERVER, LAST_WORD_IS_OLD),
            nothing(AUTH_SERVER, NOT_DELIVERED)));
  }
}
