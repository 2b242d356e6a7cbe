package org.showpay.auth.handset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.replica.StaleReads;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.wallet.WalletApi.DeclinedCard;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.contracts.wallet.WalletApi.Shop;
import org.springframework.stereotype.Repository;

/** The payments of one subscriber, and the shops that one may choose. */
@Repository
class OwnHistory {

  /** Paid or tried with a code of the subscriber's; a refusal may have left the code unspent. */
  private static final String NEWEST =
      """
      select p.id, m.name, p.amount, p.refunded, p.currency, p.card_last4, p.state,
             first.card_last4 as declined_last4, first.reason as declined_reason,
             p.decline_reason, p.authenticate_by, p.requested_at
        from ((select id from payment where subscriber_id = :subscriber
                order by requested_at desc limit 50)
              union
              (select refused.id
                 from pay_code c
                 join payment refused on refused.code_digest = c.digest
                  and refused.subscriber_id is null and refused.state = 'DECLINED'
                where c.subscriber_id = :subscriber and c.issued_at > now() - interval '7 days'
                order by refused.requested_at desc limit 50)) own
        join payment p on p.id = own.id
        join merchant m on m.id = p.merchant_id
        left join fall_back first on first.payment_id = p.id
       order by p.requested_at desc, p.id desc limit 50
      """;

  private static final String SHOPS =
      """
      select m.id, m.name
        from merchant m
        left join (select merchant_id, max(requested_at) as last from payment
                    where subscriber_id = :subscriber group by merchant_id) own
          on own.merchant_id = m.id
       where m.state = 'ACTIVE'
       order by own.last desc nulls last, m.opened_at desc limit 30
      """;

  private final StaleReads reads;

  OwnHistory(StaleReads reads) {
    this.reads = reads;
  }

  List<OwnPayment> newest(SubscriberId subscriber) {
    return reads.read(jdbc ->
        jdbc.sql(NEWEST).param("subscriber", subscriber.uuid()).query(OwnHistory::payment).list());
  }

  List<Shop> shops(SubscriberId subscriber) {
    return reads.read(jdbc ->
        jdbc.sql(SHOPS)
            .param("subscriber", subscriber.uuid())
            .query((row, n) ->
                new Shop(new MerchantId(row.getObject("id", UUID.class)), row.getString("name")))
            .list());
  }

  private static OwnPayment payment(ResultSet row, int number) throws SQLException {
    PaymentState state = PaymentState.valueOf(row.getString("state"));
    OffsetDateTime decideBy = row.getObject("authenticate_by", OffsetDateTime.class);
    return new OwnPayment(
        new PaymentId(row.getObject("id", UUID.class)),
        row.getString("name"),
        Money.of(row.getLong("amount"), row.getString("currency")),
        Money.of(row.getLong("refunded"), row.getString("currency")),
        row.getString("card_last4"),
        declinedFirst(row),
        state,
        Optional.ofNullable(row.getString("decline_reason"))
            .map(DeclineReason::valueOf)
            .orElse(null),
        state == PaymentState.AUTHENTICATION_REQUIRED && decideBy != null
            ? decideBy.toInstant()
            : null,
        row.getObject("requested_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable DeclinedCard declinedFirst(ResultSet row) throws SQLException {
    String last4 = row.getString("declined_last4");
    return last4 == null
        ? null
        : new DeclinedCard(last4, DeclineReason.valueOf(row.getString("declined_reason")));
  }
}
