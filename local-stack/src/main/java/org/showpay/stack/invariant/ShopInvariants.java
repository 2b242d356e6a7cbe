package org.showpay.stack.invariant;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.SHOPPING_MALL;

import java.util.List;
import org.showpay.contracts.trust.ServiceName;

/**
 * What must hold between the internet shop's orders and our payments. An order that is paid with us
 * and still PLACED there is on its way: the shop asks within a minute.
 */
final class ShopInvariants {

  /** A refund is a record of its own below a payment that stays APPROVED. */
  private static final String PAID_THERE =
      """
      select payment_id as payment,
             'paid for ord_' || replace(id::text, '-', '') || ': ' || total || ' ' || currency
        from shop_order where payment_id is not null
      """;

  private static final String APPROVED_HERE =
      """
      select id as payment, 'paid for ' || order_id || ': ' || amount || ' ' || currency
        from payment where state = 'APPROVED'
      """;

  private static final String CANCELLED_THERE =
      """
      select 'ord_' || replace(id::text, '-', '') as "order", 'it is cancelled there'
        from shop_order where state = 'CANCELLED' and not paid_too_late
      """;

  private static final String CHARGED_HERE =
      "select order_id as \"order\", null from payment where state = 'APPROVED'";

  private static final String GIVEN_BACK_TOO_LITTLE =
      """
      select payment_id as payment, 'the shop cancelled what it was paid for, and keeps the money'
        from shop_order where paid_too_late and given_back < total
      """;

  private static final String ENDED_AND_APPROVED =
      """
      select p.id as payment, 'its checkout session is ' || s.state || ', and it is approved'
        from checkout_session s join payment p on p.id = s.payment_id
       where s.state in ('EXPIRED', 'CANCELLED') and p.state = 'APPROVED'
      """;

  /** The news of a decision moves the session in the transaction of the payment. */
  private static final String DECIDED_AND_PROCESSING =
      """
      select p.id as payment, 'it is ' || p.state || ', and its checkout session waits for it'
        from checkout_session s join payment p on p.id = s.payment_id
       where s.state = 'PROCESSING' and p.state in ('APPROVED', 'DECLINED', 'REVERSED', 'CANCELLED')
      """;

  private static final String APPROVED_WITHOUT_A_SESSION =
      """
      select p.id as payment, 'it is approved online, and no checkout session is paid by it'
        from payment p join terminal t on t.id = p.terminal_id
       where t.channel = 'ONLINE' and p.state = 'APPROVED' and not exists (
         select from checkout_session s where s.payment_id = p.id and s.state = 'PAID')
      """;

  private static final String PLACED_FOR_AN_HOUR =
      """
      select 'ord_' || replace(id::text, '-', '') as "order", 'it still waits there to be paid'
        from shop_order where state = 'PLACED' and placed_at < now() - interval '1 hour'
      """;

  private static final String STOCK_DIFFERS =
      """
      select g.sku as good,
             format('%s are taken off the shelf, and %s are in orders', g.taken, coalesce(o.n, 0))
        from good g
        left join (select i.sku, sum(i.quantity) as n
                     from order_item i join shop_order o on o.id = i.order_id
                    where o.state <> 'CANCELLED' group by i.sku) o on o.sku = g.sku
       where g.taken <> coalesce(o.n, 0) or g.stock < 0
      """;

  private static final String REFUNDS_DIFFER =
      """
      select o.payment_id as payment,
             format('the shop gave back %s of it, and its refunds say %s', o.refunded, r.done)
        from shop_order o
        join (select order_id, coalesce(sum(amount) filter (where state = 'DONE'), 0) as done
                from refund group by order_id) r on r.order_id = o.id
       where o.refunded <> r.done
      """;

  private ShopInvariants() {}

  /** To be looked for beside what tills were told. */
  static List<Rule> rules() {
    return List.of(
        new Rule.WrittenDown(
            new Rule.Question(SHOPPING_MALL, PAID_THERE),
            new Rule.Question(AUTH_SERVER, APPROVED_HERE)),
        new Rule.Apart(
            new Rule.Question(SHOPPING_MALL, CANCELLED_THERE),
            new Rule.Question(AUTH_SERVER, CHARGED_HERE)),
        new Rule.Apart(
            new Rule.Question(SHOPPING_MALL, PLACED_FOR_AN_HOUR),
            new Rule.Question(AUTH_SERVER, CHARGED_HERE)),
        nothing(AUTH_SERVER, ENDED_AND_APPROVED),
        nothing(AUTH_SERVER, DECIDED_AND_PROCESSING),
        nothing(AUTH_SERVER, APPROVED_WITHOUT_A_SESSION),
        nothing(GIVEN_BACK_TOO_LITTLE),
        nothing(STOCK_DIFFERS),
        nothing(REFUNDS_DIFFER));
  }

  private static Rule nothing(String query) {
    return nothing(SHOPPING_MALL, query);
  }

  private static Rule nothing(ServiceName in, String query) {
    return new Rule.Nothing(new Rule.Question(in, query));
  }
}
