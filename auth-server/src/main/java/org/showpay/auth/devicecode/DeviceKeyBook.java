package org.showpay.auth.devicecode;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.paycode.CodeEligibility;
import org.showpay.auth.paycode.CodePace;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.devicecode.TimeStep;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.subscriber.HandsetId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** The rows of keys, without the keys; each method is one transaction. */
@Repository
class DeviceKeyBook {

  /**
   * A step that was taken already, whether spent or not, is not taken again. The key's row is
   * locked, so that who ends the key waits, and then sees the code that is to be void; a weaker
   * lock would not do, as two codes at once would wait for each other to count none as failed.
   */
  private static final String ADMIT =
      """
      insert into pay_code (digest, subscriber_id, handset_id, card_token, ceiling,
        ceiling_currency, state, kind, device_key_id, time_step, issued_at, expires_at)
      select :digest, k.subscriber_id, k.handset_id, k.card_token, k.ceiling, k.ceiling_currency,
             'LIVE', 'DEVICE', k.id, :step, now(), now() + interval '60 seconds'
        from device_key k
       where k.id = :key and k.state = 'ACTIVE' and k.after_step < :step
         and (k.locked_until is null or k.locked_until <= now())
         for no key update of k
      on conflict do nothing
      """;

  private static final String COUNT_FAILURE =
      """
      update device_key
         set failures = case when locked_until <= now() then 1 else failures + 1 end,
             locked_until = case
               when locked_until <= now() then null
               when failures + 1 >= 5 then coalesce(locked_until, now() + interval '30 minutes')
             end
       where id = :key and state = 'ACTIVE'
      """;

  /** Codes that the key before made, and that no payment spent, end with it. */
  private static final String VOID_CODES =
      """
      update pay_code set state = 'VOID'
       where digest in (select digest from pay_code
                         where handset_id = ? and card_token = ? and kind = 'DEVICE'
                           and state = 'LIVE'
                         order by digest for no key update)
      """;

  private final JdbcClient jdbc;
  private final CodePace pace;
  private final CodeEligibility eligibility;

  DeviceKeyBook(JdbcClient jdbc, CodePace pace, CodeEligibility eligibility) {
    this.jdbc = jdbc;
    this.pace = pace;
    this.eligibility = eligibility;
  }

  /** Writes a new key down and ends the one before, or says why it may not. */
  @Transactional
  Optional<CodeRefusal> enable(DeviceKeyId key, DeviceKeyWish wish) {
    if (!pace.take(wish.subscriber())) {
      return Optional.of(CodeRefusal.TOO_SOON);
    }
    endThoseBefore(wish);
    Optional<CodeRefusal> stopped = eligibility.whyNotMeanwhile(wish.subscriber(), wish.handset());
    if (stopped.isPresent()) {
      TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
    } else {
      insert(key, wish);
    }
    return stopped;
  }

  private void endThoseBefore(DeviceKeyWish wish) {
    jdbc.sql("select id from handset where id = ? for no key update")
        .param(wish.handset().uuid())
        .query()
        .listOfRows();
    jdbc.sql(
            "update device_key set state = 'ENDED' where handset_id = ? and card_token = ?"
                + " and state = 'ACTIVE'")
        .params(wish.handset().uuid(), wish.card().uuid())
        .update();
    jdbc.sql(VOID_CODES).params(wish.handset().uuid(), wish.card().uuid()).update();
  }

  private void insert(DeviceKeyId key, DeviceKeyWish wish) {
    jdbc.sql(
            """
            insert into device_key (id, subscriber_id, handset_id, card_token, state, ceiling,
              ceiling_currency, enabled_at)
            values (?, ?, ?, ?, 'ACTIVE', ?, ?, now())
            """)
        .params(
            key.uuid(),
            wish.subscriber().uuid(),
            wish.handset().uuid(),
            wish.card().uuid(),
            wish.ceiling().amount(),
            wish.ceiling().currencyCode())
        .update();
  }

  /** Makes the code of a step a code like any other, once. */
  @Transactional
  void admit(DeviceKeyId key, TimeStep step, PayCodeDigest digest) {
    int admitted =
        jdbc.sql(ADMIT)
            .param("digest", digest.bytes())
            .param("key", key.uuid())
            .param("step", step.number())
            .update();
    if (admitted == 1) {
      jdbc.sql("update device_key set failures = 0 where id = ?").param(key.uuid()).update();
    }
  }

  /** Counts a code that named this key and was not its own; the fifth locks the key for a while. */
  @Transactional
  void countFailure(DeviceKeyId key) {
    jdbc.sql(COUNT_FAILURE).param("key", key.uuid()).update();
  }

  /** The handset is signed in, and so whatever was guessed before counts for nothing. */
  @Transactional
  boolean unlock(DeviceKeyId key, HandsetId handset) {
    return jdbc.sql(
                "update device_key set failures = 0, locked_until = null"
                    + " where id = ? and handset_id = ? and state = 'ACTIVE'")
            .params(key.uuid(), handset.uuid())
            .update()
        == 1;
  }

  Instant now() {
    return jdbc.sql("select now()").query(Timestamp.class).single().toInstant();
  }

  List<DeviceKeyId> active() {
    return active("true");
  }

  /** Those that were made so lately that a table which is in use may lack them. */
  List<DeviceKeyId> recent() {
    return active("enabled_at > now() - interval '2 minutes'");
  }

  private List<DeviceKeyId> active(String which) {
    return jdbc.sql("select id from device_key where state = 'ACTIVE' and " + which)
        .query((row, n) -> new DeviceKeyId(row.getObject(1, UUID.class)))
        .list();
  }

  String last4(DeviceKeyWish wish) {
    return jdbc.sql("select last4 from card where token = ?")
        .param(wish.card().uuid())
        .query(String.class)
        .single();
  }
}
