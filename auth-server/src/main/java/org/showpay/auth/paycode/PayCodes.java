package org.showpay.auth.paycode;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The codes that are live; their time is the database's. */
@Repository
class PayCodes {

  private final JdbcClient jdbc;
  private final Duration life;

  PayCodes(JdbcClient jdbc, PayCodeProperties properties) {
    this.jdbc = jdbc;
    this.life = properties.codeLife();
  }

  /** What stands against a code for this subscriber, handset and shop, before the card is asked. */
  @Transactional(readOnly = true)
  Optional<CodeRefusal> whyNotFor(PayCodeRegistration registration) {
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
              when cast(:merchant as uuid) is not null and not exists
                     (select from merchant where id = cast(:merchant as uuid) and state = 'ACTIVE')
                then 'SHOP_UNKNOWN'
            end
            """)
        .param("subscriber", registration.subscriber().uuid())
        .param("handset", registration.handset().uuid())
        .param("merchant", merchantOf(registration))
        .query((row, n) -> Optional.ofNullable(row.getString(1)).map(CodeRefusal::valueOf))
        .single();
  }

  /** Voids the handset's last code for this card and makes the new one live, in one transaction. */
  @Transactional
  RegistrationAnswer makeLive(PayCodeRegistration registration) {
    lockHandset(registration);
    jdbc.sql(
            """
            update pay_code set state = 'VOID'
             where handset_id = :handset and card_token = :card and state = 'LIVE'
            """)
        .param("handset", registration.handset().uuid())
        .param("card", registration.card().uuid())
        .update();
    if (isFrozen(registration)) {
      return new RegistrationAnswer.Refused(CodeRefusal.WALLET_FROZEN);
    }
    Optional<Instant> expiresAt = insert(registration);
    return expiresAt
        .<RegistrationAnswer>map(end -> new RegistrationAnswer.Registered(end, last4(registration)))
        .orElse(new RegistrationAnswer.Taken());
  }

  /** The wallet may have been frozen while the card company was asked; no freeze comes between. */
  private boolean isFrozen(PayCodeRegistration registration) {
    return jdbc.sql("select frozen_at is not null from subscriber where id = :subscriber for share")
        .param("subscriber", registration.subscriber().uuid())
        .query(Boolean.class)
        .single();
  }

  /** Two requests of one handset go one after the other, so that only the later code lives. */
  private void lockHandset(PayCodeRegistration registration) {
    jdbc.sql("select id from handset where id = :handset for update")
        .param("handset", registration.handset().uuid())
        .query()
        .singleRow();
  }

  private Optional<Instant> insert(PayCodeRegistration registration) {
    Money ceiling = registration.ceiling();
    return jdbc.sql(
            """
            insert into pay_code (digest, subscriber_id, handset_id, card_token, merchant_id,
                                  ceiling, ceiling_currency, state, issued_at, expires_at)
            values (:digest, :subscriber, :handset, :card, cast(:merchant as uuid),
                    cast(:ceiling as bigint), :currency, 'LIVE',
                    now(), now() + make_interval(secs => :life))
            on conflict (digest) do nothing
            returning expires_at
            """)
        .param("digest", registration.digest().bytes())
        .param("subscriber", registration.subscriber().uuid())
        .param("handset", registration.handset().uuid())
        .param("card", registration.card().uuid())
        .param("merchant", merchantOf(registration))
        .param("ceiling", ceiling == null ? null : ceiling.amount())
        .param("currency", ceiling == null ? null : ceiling.currencyCode())
        .param("life", life.toSeconds())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private String last4(PayCodeRegistration registration) {
    return jdbc.sql("select last4 from card where token = :card")
        .param("card", registration.card().uuid())
        .query(String.class)
        .single();
  }

  private static @Nullable Object merchantOf(PayCodeRegistration registration) {
    return registration.merchant() == null ? null : registration.merchant().uuid();
  }
}
