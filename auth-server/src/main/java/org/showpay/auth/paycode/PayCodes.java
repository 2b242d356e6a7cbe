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
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** The codes that are live; their time is the database's. */
@Repository
class PayCodes {

  private final JdbcClient jdbc;
  private final CodePace pace;
  private final CodeEligibility eligibility;
  private final Duration life;

  PayCodes(
      JdbcClient jdbc, CodePace pace, CodeEligibility eligibility, PayCodeProperties properties) {
    this.jdbc = jdbc;
    this.pace = pace;
    this.eligibility = eligibility;
    this.life = properties.codeLife();
  }

  /**
   * Voids the handset's last code for this card and makes the new one live, in one transaction.
   * Where the digits are taken, all stays as it was: the next draw is not too soon.
   */
  @Transactional
  RegistrationAnswer makeLive(PayCodeRegistration registration) {
    if (!pace.take(registration.subscriber())) {
      return new RegistrationAnswer.Refused(CodeRefusal.TOO_SOON);
    }
    lockHandset(registration);
    jdbc.sql(
            """
            update pay_code set state = 'VOID'
             where handset_id = :handset and card_token = :card
               and state = 'LIVE' and kind = 'ONLINE'
            """)
        .param("handset", registration.handset().uuid())
        .param("card", registration.card().uuid())
        .update();
    Optional<CodeRefusal> stopped =
        eligibility.whyNotMeanwhile(registration.subscriber(), registration.handset());
    if (stopped.isPresent()) {
      return new RegistrationAnswer.Refused(stopped.get());
    }
    Optional<Instant> expiresAt = insert(registration);
    if (expiresAt.isEmpty()) {
      TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
      return new RegistrationAnswer.Taken();
    }
    return new RegistrationAnswer.Registered(expiresAt.get(), last4(registration));
  }

  /** Two requests of one handset go one after the other, so that only the later code lives. */
  private void lockHandset(PayCodeRegistration registration) {
    jdbc.sql("select id from handset where id = :handset for no key update")
        .param("handset", registration.handset().uuid())
        .query()
        .singleRow();
  }

  private Optional<Instant> insert(PayCodeRegistration registration) {
    Money ceiling = registration.ceiling();
    return jdbc.sql(
            """
            insert into pay_code (digest, subscriber_id, handset_id, card_token, merchant_id,
                                  ceiling, ceiling_currency, channel, state, issued_at, expires_at)
            values (:digest, :subscriber, :handset, :card, cast(:merchant as uuid),
                    cast(:ceiling as bigint), :currency, :channel, 'LIVE',
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
        .param("channel", registration.payableAt().name())
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
