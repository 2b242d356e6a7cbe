package org.showpay.auth.paycode;

import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.Channel;
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

/**
 * Tries passwords with codes and spends them, inside the transaction that writes the payment down
 * and in no other. A try needs a live code, so that nobody can lock a stranger out, and one code
 * allows three at most.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CodeSpending {

  private static final String SPEND =
      """
      update pay_code c
         set state = 'USED', payment_id = :payment
        from card k, subscriber s, handset h, payment p, terminal t, merchant m
       where c.digest = :digest and c.state = 'LIVE' and c.expires_at > now()
         and (c.merchant_id is null or c.merchant_id = :merchant)
         and p.id = :payment and t.id = p.terminal_id and t.channel = c.channel
         and m.id = :merchant and m.state = 'ACTIVE'
         and (c.ceiling is null
              or c.ceiling >= :amount and c.ceiling_currency = :currency)
         and k.token = c.card_token and k.state = 'ACTIVE'
         and s.id = c.subscriber_id and s.state = 'ACTIVE' and s.frozen_at is null
         and h.id = c.handset_id and h.state = 'ACTIVE'
      returning c.kind, c.channel, c.subscriber_id, c.card_token, k.last4, k.company,
                m.name as merchant_name
      """;

  private final JdbcClient jdbc;
  private final Factors factors;

  CodeSpending(JdbcClient jdbc, Factors factors) {
    this.jdbc = jdbc;
    this.factors = factors;
  }

  /** Whether a password may be tried with this code, and against what. */
  public sealed interface Try {

    /** It may, and the try has been counted. */
    record Counted(SubscriberId subscriber, String hash) implements Try {

      @Override
      public String toString() {
        return "Counted[" + subscriber + "]";
      }
    }

    /** It may not. */
    record Refused(DeclineReason reason) implements Try {}
  }

  /** Counts one try, before the password is looked at. */
  public Try countTry(PayCodeDigest digest) {
    Optional<SubscriberId> subscriber = ownerOfLiveCode(digest);
    if (subscriber.isEmpty()) {
      return new Try.Refused(DeclineReason.CODE_NOT_LIVE);
    }
    return factors
        .countTry(subscriber.get(), FactorKind.PAYMENT_PASSWORD)
        .<Try>map(hash -> new Try.Counted(subscriber.get(), hash))
        .orElse(new Try.Refused(DeclineReason.PASSWORD_LOCKED));
  }

  private Optional<SubscriberId> ownerOfLiveCode(PayCodeDigest digest) {
    return jdbc.sql(
            """
            update pay_code set password_tries = password_tries + 1
             where digest = :digest and state = 'LIVE' and expires_at > now()
               and password_tries < 3
            returning subscriber_id
            """)
        .param("digest", digest.bytes())
        .query(UUID.class)
        .optional()
        .map(SubscriberId::new);
  }

  /**
   * Takes a code's row first, as every transaction on codes does: in another order two tills that
   * show the same code could wait for each other.
   */
  public void lock(PayCodeDigest digest) {
    jdbc.sql("select from pay_code where digest = :digest for no key update")
        .param("digest", digest.bytes())
        .query()
        .listOfRows();
  }

  /** Ends the count of wrong tries after a right password. */
  public void forgive(SubscriberId subscriber) {
    factors.forgive(subscriber, FactorKind.PAYMENT_PASSWORD);
  }

  /**
   * Spends a live code on a payment, or does nothing: one statement decides, so that of two tills
   * that read the same code only one is served.
   */
  public Optional<SpentCode> spend(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    return jdbc.sql(SPEND)
        .param("payment", payment.uuid())
        .param("digest", digest.bytes())
        .param("merchant", merchant.uuid())
        .param("amount", amount.amount())
        .param("currency", amount.currencyCode())
        .query((row, n) ->
            new SpentCode(
                CodeKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                new SubscriberId(row.getObject("subscriber_id", UUID.class)),
                new CardToken(row.getObject("card_token", UUID.class)),
                row.getString("last4"),
                new CompanyId(row.getString("company")),
                row.getString("merchant_name")))
        .optional();
  }

  /** Says why {@link #spend} did nothing; the first reason that holds is told. */
  public DeclineReason whyNotSpent(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    return jdbc.sql(
            """
            select case
              when c.state <> 'LIVE' or c.expires_at <= now() then 'CODE_NOT_LIVE'
              when m.state <> 'ACTIVE' then 'SHOP_FROZEN'
              when c.channel <> t.channel then 'CODE_FOR_ANOTHER_CHANNEL'
              when c.merchant_id <> :merchant then 'CODE_FOR_ANOTHER_SHOP'
              when c.ceiling < :amount or c.ceiling_currency <> :currency then 'ABOVE_CEILING'
              when s.frozen_at is not null then 'WALLET_FROZEN'
              when k.state <> 'ACTIVE' or s.state <> 'ACTIVE' then 'CARD_NOT_USABLE'
              else 'CODE_NOT_LIVE' end
              from pay_code c
              join card k on k.token = c.card_token
              join subscriber s on s.id = c.subscriber_id
              join payment p on p.id = :payment
              join terminal t on t.id = p.terminal_id
              join merchant m on m.id = :merchant
             where c.digest = :digest
            """)
        .param("payment", payment.uuid())
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
