package org.showpay.auth.pack;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.showpay.auth.paycode.CodeEligibility;
import org.showpay.auth.paycode.CodePace;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackRegistration;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.subscriber.HandsetId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * The rows of packs; a code of a pack is a row of pay_code like any other. Each method is one
 * transaction, which takes the handset's row first.
 */
@Repository
class PackBook {

  private static final String OFFER =
      """
      insert into code_pack (id, subscriber_id, handset_id, card_token, state, period, size,
        ceiling, ceiling_currency, offered_at, expires_at)
      values (:pack, :subscriber, :handset, :card, 'OFFERED', :period, :size,
        :ceiling, :currency, now(), now() + make_interval(secs => :life))
      on conflict (id) do nothing
      returning expires_at
      """;

  private static final String CODES =
      """
      insert into pay_code (digest, subscriber_id, handset_id, card_token, ceiling,
        ceiling_currency, state, kind, pack_id, serial, issued_at, expires_at)
      select decode(d.hex, 'hex'), p.subscriber_id, p.handset_id, p.card_token, p.ceiling,
             p.ceiling_currency, 'LIVE', 'PACK', p.id, d.serial, p.offered_at, p.expires_at
        from code_pack p,
             unnest(string_to_array(:digests, ',')) with ordinality as d (hex, serial)
       where p.id = :pack
      on conflict (digest) do nothing
      """;

  private final JdbcClient jdbc;
  private final CodePace pace;
  private final CodeEligibility eligibility;

  PackBook(JdbcClient jdbc, CodePace pace, CodeEligibility eligibility) {
    this.jdbc = jdbc;
    this.pace = pace;
    this.eligibility = eligibility;
  }

  /** Makes the codes live, all or none. The pack that was confirmed last stays as it is. */
  @Transactional
  PackAnswer offer(PackRegistration wanted, Duration life) {
    if (!pace.take(wanted.subscriber())) {
      return new PackAnswer.Refused(CodeRefusal.TOO_SOON);
    }
    lock(wanted.handset());
    end("state = 'OFFERED'", wanted.handset(), wanted.card().uuid(), wanted.pack());
    Optional<CodeRefusal> stopped =
        eligibility.whyNotMeanwhile(wanted.subscriber(), wanted.handset());
    if (stopped.isPresent()) {
      return undone(new PackAnswer.Refused(stopped.get()));
    }
    Optional<Instant> expiresAt = insert(wanted, life);
    if (expiresAt.isEmpty()) {
      return undone(new PackAnswer.Refused(CodeRefusal.PACK_ID_USED));
    }
    return insertCodes(wanted) == wanted.digests().size()
        ? new PackAnswer.Offered(expiresAt.get(), last4(wanted))
        : undone(new PackAnswer.Taken());
  }

  /** From now on no earlier pack of this handset and card can be paid with. */
  @Transactional
  PackState confirm(PackId pack, HandsetId handset) {
    lock(handset);
    Optional<Found> found = find(pack, handset);
    if (found.isEmpty()) {
      return PackState.ENDED;
    }
    if (found.get().state() != PackState.OFFERED) {
      return found.get().state();
    }
    end("state <> 'ENDED'", handset, found.get().card(), pack);
    jdbc.sql("update code_pack set state = 'CONFIRMED', confirmed_at = now() where id = :pack")
        .param("pack", pack.uuid())
        .update();
    return PackState.CONFIRMED;
  }

  private record Found(PackState state, Object card) {}

  private Optional<Found> find(PackId pack, HandsetId handset) {
    return jdbc.sql("select state, card_token from code_pack where id = ? and handset_id = ?")
        .params(pack.uuid(), handset.uuid())
        .query((row, n) -> new Found(PackState.valueOf(row.getString(1)), row.getObject(2)))
        .optional();
  }

  private void lock(HandsetId handset) {
    jdbc.sql("select id from handset where id = ? for no key update")
        .param(handset.uuid())
        .query()
        .listOfRows();
  }

  /** Ends the packs that a condition names, and their codes that are not spent. */
  private void end(String which, HandsetId handset, Object card, PackId allBut) {
    jdbc.sql(
            """
            with ended as (
              update code_pack set state = 'ENDED'
               where handset_id = :handset and card_token = :card and id <> :pack and %s
              returning id),
            doomed as (
              select digest from pay_code
               where pack_id in (select id from ended) and state = 'LIVE'
               order by digest for no key update)
            update pay_code c set state = 'VOID' from doomed d where c.digest = d.digest
            """
                .formatted(which))
        .param("handset", handset.uuid())
        .param("card", card)
        .param("pack", allBut.uuid())
        .update();
  }

  private Optional<Instant> insert(PackRegistration wanted, Duration life) {
    return jdbc.sql(OFFER)
        .param("pack", wanted.pack().uuid())
        .param("subscriber", wanted.subscriber().uuid())
        .param("handset", wanted.handset().uuid())
        .param("card", wanted.card().uuid())
        .param("period", wanted.every().name())
        .param("size", wanted.digests().size())
        .param("ceiling", wanted.ceiling().amount())
        .param("currency", wanted.ceiling().currencyCode())
        .param("life", life.toSeconds())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private int insertCodes(PackRegistration wanted) {
    return jdbc.sql(CODES)
        .param("pack", wanted.pack().uuid())
        .param(
            "digests",
            wanted.digests().stream().map(PayCodeDigest::hex).collect(Collectors.joining(",")))
        .update();
  }

  private String last4(PackRegistration wanted) {
    return jdbc.sql("select last4 from card where token = ?")
        .param(wanted.card().uuid())
        .query(String.class)
        .single();
  }

  private static PackAnswer undone(PackAnswer answer) {
    TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
    return answer;
  }
}
