package org.showpay.auth.till;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.showpay.auth.paging.Cursor;
import org.showpay.auth.payment.Move;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentLife;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.auth.till.OwnPayments.Filter;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What tills have written down without a card company being asked, and what they look up. */
@Service
class TillBook {

  private static final String LIST =
      """
      select id from payment
       where merchant_id = :merchant and (requested_at, id) < (:at, :id)
         and (:order = '' or order_id = :order) and (:state = '' or state = :state)
       order by requested_at desc, id desc limit :limit
      """;

  private final PaymentRows rows;
  private final PaymentLife life;
  private final JdbcClient jdbc;

  TillBook(PaymentRows rows, PaymentLife life, JdbcClient jdbc) {
    this.rows = rows;
    this.life = life;
    this.jdbc = jdbc;
  }

  /** The merchant calls a payment off before its consumer is proved. */
  @Transactional
  void callOff(PaymentId id) {
    rows.lock(id)
        .filter(payment -> payment.state() == PaymentState.AUTHENTICATION_REQUIRED)
        .ifPresent(
            payment -> life.move(payment, Move.to(PaymentState.CANCELLED, "the merchant asked")));
  }

  /** The till knows this state, if it still is the state. */
  @Transactional
  void acknowledge(PaymentId id, PaymentState seen) {
    jdbc.sql(
            """
            update payment set acknowledged_state = :seen, acknowledged_at = now()
             where id = :id and state = :seen and acknowledged_state is distinct from :seen
            """)
        .param("id", id.uuid())
        .param("seen", seen.name())
        .update();
  }

  /** Payments of a merchant, newest first, from a cursor on. */
  @Transactional(readOnly = true)
  List<Payment> list(MerchantId merchant, Filter filter, Cursor from, int limit) {
    List<PaymentId> ids =
        jdbc.sql(LIST)
            .param("merchant", merchant.uuid())
            .param("at", from.at().atOffset(ZoneOffset.UTC))
            .param("id", from.id())
            .param("order", filter.order() == null ? "" : filter.order().text())
            .param("state", filter.state() == null ? "" : filter.state().name())
            .param("limit", limit)
            .query((row, n) -> new PaymentId(row.getObject("id", UUID.class)))
            .list();
    return ids.stream().flatMap(id -> rows.find(id).stream()).toList();
  }
}
