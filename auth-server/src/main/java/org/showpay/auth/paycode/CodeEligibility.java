package org.showpay.auth.paycode;

import java.time.Duration;
import java.util.Optional;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What stands against codes for somebody, before the card is looked at; first things first. */
@Repository
public class CodeEligibility {

  private final JdbcClient jdbc;
  private final Duration apart;

  CodeEligibility(JdbcClient jdbc, PayCodeProperties properties) {
    this.jdbc = jdbc;
    this.apart = properties.codeInterval();
  }

  /** Why this code may not be made, if so. */
  @Transactional(readOnly = true)
  Optional<CodeRefusal> whyNot(PayCodeRegistration wanted) {
    return whyNot(wanted.subscriber(), wanted.handset(), Optional.ofNullable(wanted.merchant()));
  }

  /**
   * What came while the card company was asked: a freeze, or the loss of the handset, which the
   * caller has locked. Neither comes between this look and the end of the transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<CodeRefusal> whyNotMeanwhile(SubscriberId subscriber, HandsetId handset) {
    return jdbc.sql(
            """
            select case
              when s.frozen_at is not null or s.state <> 'ACTIVE' then 'WALLET_FROZEN'
              when not exists (select from handset h where h.subscriber_id = s.id
                                 and h.id = :handset and h.state = 'ACTIVE')
                then 'HANDSET_NOT_ACTIVE'
            end
            from subscriber s where s.id = :subscriber for share of s
            """)
        .param("subscriber", subscriber.uuid())
        .param("handset", handset.uuid())
        .query((row, n) -> Optional.ofNullable(row.getString(1)).map(CodeRefusal::valueOf))
        .single();
  }

  /**
   * Why no code may be made on this handset, if so. That one was made a moment ago is looked at
   * here, so that no card company is asked in vain, and decided by {@link CodePace}.
   */
  @Transactional(readOnly = true)
  public Optional<CodeRefusal> whyNot(
      SubscriberId subscriber, HandsetId handset, Optional<MerchantId> shop) {
    return jdbc.sql(
            """
            select case
              when not exists (select from subscriber where id = :subscriber and state = 'ACTIVE')
                then 'SUBSCRIBER_NOT_ACTIVE'
              when exists (select from subscriber where id = :subscriber and frozen_at is not null)
                then 'WALLET_FROZEN'
              when not exists (select from handset where id = :handset
                                 and subscriber_id = :subscriber and state = 'ACTIVE')
                then 'HANDSET_NOT_ACTIVE'
              when exists (select from factor where subscriber_id = :subscriber
                             and kind = 'PAYMENT_PASSWORD' and locked_until > now())
                then 'PASSWORD_LOCKED'
              when cast(:merchant as uuid) is not null and not exists
                     (select from merchant where id = cast(:merchant as uuid) and state = 'ACTIVE')
                then 'SHOP_UNKNOWN'
              when exists (select from code_pace where subscriber_id = :subscriber
                             and latest_at > now() - make_interval(secs => :apart))
                then 'TOO_SOON'
            end
            """)
        .param("subscriber", subscriber.uuid())
        .param("handset", handset.uuid())
        .param("merchant", shop.map(MerchantId::uuid).orElse(null))
        .param("apart", apart.toMillis() / 1000.0)
        .query((row, n) -> Optional.ofNullable(row.getString(1)).map(CodeRefusal::valueOf))
        .single();
  }
}
