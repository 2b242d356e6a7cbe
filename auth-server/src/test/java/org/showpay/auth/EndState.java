package org.showpay.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Judges what is left of a merchant's payments when everything has come to rest: our books must be
 * whole, and the same as what the card company has really done.
 */
record EndState(JdbcClient jdbc, FakeCompany company) {

  private static final String UNDECIDED =
      """
      select id || ' is still ' || state from payment
       where merchant_id = :merchant and state in
         ('AUTHENTICATION_REQUIRED', 'REQUESTED', 'UNKNOWN', 'CANCELLING', 'REVERSING')
      """;

  private static final String ORDER_PAID_TWICE =
      """
      select 'order ' || order_id || ' is paid twice' from payment
       where merchant_id = :merchant and state = 'APPROVED'
       group by order_id having count(*) > 1
      """;

  /** A code is spent if, and only if, a payment names it. */
  private static final String CODE_WITHOUT_PAYMENT =
      """
      select 'a code is spent without a payment' from pay_code c
        left join payment p on p.id = c.payment_id
       where c.state = 'USED' and c.subscriber_id = :subscriber
         and (p.id is null or p.code_digest <> c.digest or p.card_token is null)
      union all
      select p.id || ' has a card and no code' from payment p
       where p.merchant_id = :merchant and p.card_token is not null
         and not exists (select from pay_code c
                          where c.payment_id = p.id and c.state = 'USED'
                            and c.digest = p.code_digest)
      """;

  /** Each decision is told once, and nothing is told that was not decided. */
  private static final String NOT_TOLD_ONCE =
      """
      with decided as (
        select m.payment_id, 'payment.' || lower(m.to_state) as type, count(*) as times
          from payment_move m join payment p on p.id = m.payment_id
         where p.merchant_id = :merchant and m.to_state in
           ('APPROVED', 'DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED')
         group by 1, 2),
      told as (
        select payment_id, type, count(*) as times from webhook_message
         where merchant_id = :merchant and type in ('payment.approved', 'payment.declined',
           'payment.cancelled', 'payment.reversing', 'payment.reversed')
         group by 1, 2)
      select payment_id || ': ' || type || ' is decided ' || coalesce(decided.times, 0)
             || ' and told ' || coalesce(told.times, 0) || ' times'
        from decided full join told using (payment_id, type)
       where decided.times is distinct from told.times
      """;

  private static final String SUM =
      """
      select coalesce(sum(e.amount), 0)
        from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       where t.payment_id = ? and a.kind = ?
      """;

  /** What is wrong with a till's and a payer's payments, in words; empty where all is well. */
  List<String> violations(Cashier cashier, Consumer consumer) {
    MerchantId merchant = cashier.merchant().merchant();
    List<String> all = new ArrayList<>();
    for (String check : List.of(UNDECIDED, ORDER_PAID_TWICE, CODE_WITHOUT_PAYMENT, NOT_TOLD_ONCE)) {
      all.addAll(
          jdbc.sql(check)
              .param("merchant", merchant.uuid())
              .param("subscriber", consumer.enrolment().subscriber().uuid())
              .query((row, n) -> row.getString(1))
              .list());
    }
    List<Payment> ours = payments(merchant);
    ours.forEach(payment -> compare(payment, all));
    List<PaymentId> asked =
        ours.stream().flatMap(payment -> Stream.of(payment.id, payment.authorization)).toList();
    cardsOf(consumer).stream()
        .flatMap(card -> company.standing(card).stream())
        .filter(payment -> !asked.contains(payment))
        .forEach(payment -> all.add(payment + " is charged and is none of our payments"));
    return all;
  }

  /** A payment, and the id by which the card company knows it that was asked last. */
  private record Payment(PaymentId id, PaymentId authorization) {}

  private List<Payment> payments(MerchantId merchant) {
    return jdbc.sql(
            "select id, coalesce(authorization_id, id) as asked from payment where merchant_id = ?")
        .param(merchant.uuid())
        .query((row, n) ->
            new Payment(
                new PaymentId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("asked", UUID.class))))
        .list();
  }

  private List<CardToken> cardsOf(Consumer consumer) {
    return jdbc.sql("select token from card where subscriber_id = ?")
        .param(consumer.enrolment().subscriber().uuid())
        .query((row, n) -> new CardToken(row.getObject("token", UUID.class)))
        .list();
  }

  private void compare(Payment asked, List<String> violations) {
    PaymentId payment = asked.id;
    FakeCompany.Standing there = company.standing(asked.authorization);
    if (!asked.authorization.equals(payment) && company.standing(payment).charges() > 0) {
      violations.add(payment + " was charged to the card that was declined, and its backup asked");
    }
    if (there.charges() > 1) {
      violations.add(payment + " was charged " + there.charges() + " times");
    }
    if (there.held() != booked(payment, "HOLD_AT_COMPANY")) {
      violations.add(payment + ": the card company holds " + there.held() + ", our books differ");
    }
    if (there.net() != booked(payment, "COMPANY_RECEIVABLE")) {
      violations.add(payment + ": the card company charged " + there.net() + ", our books differ");
    }
  }

  long booked(PaymentId payment, String account) {
    return jdbc.sql(SUM).params(payment.uuid(), account).query(Long.class).single();
  }
}
