package org.showpay.auth.paycode;

import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Spends codes, inside the transaction that opens the payment and in no other. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CodeSpending {

  private final JdbcClient jdbc;

  CodeSpending(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Spends a live code on a payment, or does nothing: one statement decides, so that of two tills
   * that read the same code only one is served.
   */
  public Optional<SpentCode> spend(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    return jdbc.sql(
            """
            update pay_code c
               set state = 'USED', payment_id = :payment
              from card k, subscriber s
             where c.digest = :digest and c.state = 'LIVE' and c.expires_at > now()
               and (c.merchant_id is null or c.merchant_id = :merchant)
               and (c.ceiling is null
                    or c.ceiling >= :amount and c.ceiling_currency = :currency)
               and k.token = c.card_token and k.state = 'ACTIVE'
               and s.id = c.subscriber_id and s.state = 'ACTIVE'
            returning c.subscriber_id, c.card_token, k.last4
            """)
        .param("payment", payment.uuid())
        .param("digest", digest.bytes())
        .param("merchant", merchant.uuid())
        .param("amount", amount.amount())
        .param("currency", amount.currencyCode())
        .query((row, n) ->
            new SpentCode(
                new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                new CardToken(row.getObject("card_token", UUID.class)),
                row.getString("last4")))
        .optional();
  }

  /** Says why {@link #spend} did nothing; the first reason that holds is told. */
  public DeclineReason whyNotSpent(PayCodeDigest digest, MerchantId merchant, Money amount) {
    return jdbc.sql(
            """
            select case
              when c.state <> 'LIVE' or c.expires_at <= now() then 'CODE_NOT_LIVE'
              when c.merchant_id <> :merchant then 'CODE_FOR_ANOTHER_SHOP'
              when c.ceiling < :amount or c.ceiling_currency <> :currency then 'ABOVE_CEILING'
              when k.state <> 'ACTIVE' or s.state <> 'ACTIVE' then 'CARD_NOT_USABLE'
              else 'CODE_NOT_LIVE' end
              from pay_code c
              join card k on k.token = c.card_token
              join subscriber s on s.id = c.subscriber_id
             where c.digest = :digest
            """)
        .param("digest", digest.bytes())
        .param("merchant", merchant.uuid())
        .param("amount", amount.amount())
        .param("currency", amount.currencyCode())
        .query(String.class)
        .optional()
        .map(DeclineReason::valueOf)
        .orElse(DeclineReason.CODE_NOT_LIVE);
  }
}
