package org.showpay.stack.invariant;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.CAT_TERMINAL;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;
import static org.showpay.stack.invariant.Invariant.nothing;

import java.util.List;
import java.util.stream.Stream;

/** What must hold between our books and those of the card companies, the adapter and the tills. */
final class ChargeInvariants {

  private static final String NOTHING = "nothing";

  private static final String SAYS =
      """
      case when coalesce(b.held, 0) = 0 and coalesce(b.charged, 0) = 0 then 'nothing'
           else 'held ' || b.held || ' and charged ' || b.charged || ' ' || b.currency end
      """;

  private static final String LEDGER =
      """
      select t.payment_id, t.currency,
             coalesce(sum(e.amount) filter (where a.kind = 'HOLD_AT_COMPANY'), 0) as held,
             coalesce(sum(e.amount) filter (where a.kind = 'COMPANY_RECEIVABLE'), 0) as charged
        from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       where t.payment_id is not null
       group by t.payment_id, t.currency
      """;

  /**
   * Null unless the payment is decided and nothing is being asked for: what others say a moment
   * later is no news of it then. Others know a payment by the id of the attempt that may have
   * charged; where that is one at a backup card, nothing may stand under the payment's own id.
   */
  private static final String OUR_WORD =
      """
      with b as (%s)
      select coalesce(p.authorization_id, p.id) as payment,
             case when p.state in ('APPROVED', 'DECLINED', 'CANCELLED', 'REVERSED')
                   and not exists (select from payment_operation o
                                    where o.payment_id = p.id and o.state = 'REQUESTED')
                  then %s end
        from payment p left join b on b.payment_id = p.id
      union all
      select id, 'nothing' from payment where authorization_id is not null
      """
          .formatted(LEDGER, SAYS);

  /** From both logs, and from nothing that was derived of them. */
  private static final String LOGS =
      """
      select payment_id, currency, sum(held) as held, sum(charged) as charged
        from (
          select payment_id, currency,
                 case when outcome = 'APPROVED' and capture = 'MANUAL' then amount else 0 end
                   as held,
                 case when outcome = 'APPROVED' and capture = 'AUTOMATIC' then amount else 0 end
                   as charged
            from authorization_log
          union all
          select payment_id, currency, - charged - released, charged - given_back
            from follow_up_log) change
       group by payment_id, currency
      """;

  private static final String THEIR_WORD =
      "with b as (%s) select b.payment_id as payment, %s from b".formatted(LOGS, SAYS);

  private static final String HEARD =
      """
      select h.payment_id, h.currency,
             case when h.cancelled or h.reversed or f.payment_id is not null then 0
                  else h.authorised - h.captured end as held,
             case when h.reversed then 0 else h.captured - h.refunded end as charged
        from payment_as_heard h
        left join (select distinct payment_id from follow_up
                    where kind = 'CAPTURE' and last and outcome = 'DONE'
                       or kind in ('CAPTURE', 'CANCELLATION')
                          and reason in ('NOTHING_HELD', 'REVERSED')) f
          on f.payment_id = h.payment_id
      """;

  private static final String THE_ADAPTERS_WORD =
      "with b as (%s) select b.payment_id as payment, %s from b".formatted(HEARD, SAYS);

  private static final String TWICE_FOR_AN_ORDER =
      """
      with b as (%s)
      select p.order_id || ' of mer_' || replace(p.merchant_id::text, '-', '') as "order",
             'charged ' || string_agg('pay_' || replace(p.id::text, '-', ''), ' and ' order by p.id)
        from payment p join b on b.payment_id = p.id
       where b.held + b.charged > 0
         and p.state not in ('REVERSING', 'CANCELLING')
       group by p.merchant_id, p.order_id having count(*) > 1
      """
          .formatted(LEDGER);

  /** The same order may be sold again while an earlier payment of it is still given back. */
  private static final String ORDERS =
      """
      select attempt as payment,
             'order ' || order_id || ' of mer_' || replace(merchant_id::text, '-', '')
        from payment cross join unnest(array[id, authorization_id]) attempt
       where state <> 'REVERSING' and attempt is not null
      """;

  private static final String CHARGED_THERE =
      "with b as (%s) select payment_id as payment, null from b where held + charged > 0"
          .formatted(LOGS);

  private static final String POSITION_DIFFERS =
      """
      with b as (%s)
      select coalesce(p.payment_id, b.payment_id) as payment,
             'the card company''s position is not the sum of its logs'
        from payment_position p full join b on b.payment_id = p.payment_id
       where coalesce(p.held, 0) <> coalesce(b.held, 0)
          or coalesce(p.captured - p.refunded, 0) <> coalesce(b.charged, 0)
      """
          .formatted(LOGS);

  private static final String ACCOUNT_DIFFERS =
      """
      select id as account, used || ' of its limit are used, ' || positions || ' by its payments'
        from account_out_of_balance
      """;

  private static final String HALF_A_FALL_BACK =
      """
      select coalesce(p.id, f.payment_id) as payment,
             case when f.payment_id is null
                  then 'a backup was asked, and no card that was declined is noted'
                  else 'a card is noted whose backup was asked, and none was' end
        from (select id from payment where authorization_id is not null) p
        full join fall_back f on f.payment_id = p.id
       where p.id is null or f.payment_id is null
      """;

  /** Why a backup was asked; the card that it stands for was asked under the payment's own id. */
  private static final String WHY_A_BACKUP =
      "select payment_id as payment, 'no: ' || reason from fall_back";

  private static final String HEARD_NO =
      """
      select payment_id as payment, 'no: ' || coalesce(reason, 'ISSUER_UNAVAILABLE')
        from journal where outcome in ('DECLINED', 'NOT_SENT')
      """;

  private static final String TOLD =
      """
      select standing_payment as payment,
             case when state in ('APPROVED', 'ALREADY_PAID') then 'APPROVED ' || approval
                  when state = 'DECLINED' then 'DECLINED ' || decline_reason
                  else state end
               || ' for ' || order_id || ': ' || amount || ' ' || currency
        from sale
       where state in ('APPROVED', 'ALREADY_PAID', 'DECLINED', 'CANCELLED', 'REVERSED')
      """;

  /** Whatever a payment has ever been; a till hears of a reversal while it is under way. */
  private static final String WRITTEN =
      """
      select p.id as payment,
             case m.to_state when 'APPROVED' then 'APPROVED ' || p.approval_number
                             when 'DECLINED' then 'DECLINED ' || p.decline_reason
                             when 'REVERSING' then 'REVERSED'
                             else m.to_state end
               || ' for ' || p.order_id || ': ' || p.amount || ' ' || p.currency
        from payment p join payment_move m on m.payment_id = p.id
       where m.to_state in ('APPROVED', 'DECLINED', 'CANCELLED', 'REVERSING')
      """;

  private static final String TOO_MUCH_HERE =
      """
      with o as (
        select payment_id,
               coalesce(sum(amount) filter (where kind = 'REFUND' and state <> 'REFUSED'), 0)
                 as refunds,
               coalesce(sum(amount) filter (where kind = 'CAPTURE' and state <> 'REFUSED'), 0)
                 as captures
          from payment_operation group by payment_id)
      select p.id as payment,
             format('%s authorised, %s captured, %s refunded; asked for: %s and %s',
                    p.amount, p.captured, p.refunded, o.captures, o.refunds)
        from payment p left join o on o.payment_id = p.id
       where p.captured > p.amount or p.refunded > p.captured
          or coalesce(o.captures, 0) > p.amount or coalesce(o.refunds, 0) > p.captured
      """;

  private static final String TOO_MUCH_THERE =
      """
      select a.payment_id as payment,
             format('the card company approved %s, charged %s and gave back %s',
                    a.amount, sum(f.charged), sum(f.given_back))
        from authorization_log a join follow_up_log f on f.payment_id = a.payment_id
       where a.outcome = 'APPROVED'
       group by a.payment_id
      having sum(f.charged) + case a.capture when 'AUTOMATIC' then a.amount else 0 end > a.amount
          or sum(f.given_back)
             > sum(f.charged) + case a.capture when 'AUTOMATIC' then a.amount else 0 end
      """;

  private static final String TOO_MUCH_HEARD =
      """
      select payment_id as payment,
             format('the adapter heard of %s authorised, %s captured, %s refunded',
                    authorised, captured, refunded)
        from payment_as_heard where captured > authorised or refunded > captured
      """;

  private ChargeInvariants() {}

  static Invariant chargedOnce() {
    return new Invariant(
        "I2",
        "no order is charged twice, by our ledger or by the card companies' logs",
        List.of(
            nothing(AUTH_SERVER, TWICE_FOR_AN_ORDER),
            new Rule.OnlyOne(
                new Rule.Question(AUTH_SERVER, ORDERS),
                new Rule.Question(CARD_ISSUER, CHARGED_THERE))));
  }

  static Invariant sameEverywhere() {
    Rule.Question ours = new Rule.Question(AUTH_SERVER, OUR_WORD);
    return new Invariant(
        "I3",
        "our ledger, the adapter and the card companies say the same of each payment, both ways",
        List.of(
            new Rule.Agreement(
                "the card company's logs",
                NOTHING,
                ours,
                new Rule.Question(CARD_ISSUER, THEIR_WORD)),
            new Rule.Agreement(
                "the adapter's journal",
                NOTHING,
                ours,
                new Rule.Question(GATEWAY_ADAPTER, THE_ADAPTERS_WORD)),
            nothing(AUTH_SERVER, HALF_A_FALL_BACK),
            new Rule.WrittenDown(
                new Rule.Question(AUTH_SERVER, WHY_A_BACKUP),
                new Rule.Question(GATEWAY_ADAPTER, HEARD_NO)),
            nothing(CARD_ISSUER, POSITION_DIFFERS),
            nothing(CARD_ISSUER, ACCOUNT_DIFFERS)));
  }

  static Invariant nothingLost() {
    return new Invariant(
        "I5",
        "whatever a till or the shop was told is in the books, with the same order and amount",
        Stream.concat(
                Stream.of(
                    new Rule.WrittenDown(
                        new Rule.Question(CAT_TERMINAL, TOLD),
                        new Rule.Question(AUTH_SERVER, WRITTEN))),
                ShopInvariants.rules().stream())
            .toList());
  }

  static Invariant withinBounds() {
    return new Invariant(
        "I8",
        "refunds stay within captures, and captures within what was authorised",
        List.of(
            nothing(AUTH_SERVER, TOO_MUCH_HERE),
            nothing(CARD_ISSUER, TOO_MUCH_THERE),
            nothing(GATEWAY_ADAPTER, TOO_MUCH_HEARD)));
  }
}
