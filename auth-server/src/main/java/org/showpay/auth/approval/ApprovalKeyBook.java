package org.showpay.auth.approval;

import java.util.Optional;
import org.showpay.auth.subscriber.HandsetKeys;
import org.showpay.contracts.approval.ApprovalKey;
import org.showpay.contracts.approval.ApprovalKeysApi.Registration;
import org.showpay.contracts.trust.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which key each handset signs with. */
@Repository
class ApprovalKeyBook {

  private final JdbcClient jdbc;

  ApprovalKeyBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How a handset stands. */
  sealed interface Standing {

    /** It has no key: it approves as it did before there were keys. */
    record Unregistered() implements Standing {}

    /** It has to sign by this one. */
    record Registered(ApprovalKey key) implements Standing {}

    /** It was lost, sold or replaced, and its key went with it. */
    record OutOfUse() implements Standing {}
  }

  /** How this handset stands now. */
  @Transactional(readOnly = true)
  Standing of(Caller.Handset handset) {
    return jdbc.sql(
            """
            select h.state = 'ACTIVE' as in_use, k.public_key
              from handset h
              left join approval_key k on k.subscriber_id = h.subscriber_id
               and k.handset_id = h.id and k.ended_at is null
             where h.id = :handset and h.subscriber_id = :subscriber
            """)
        .param("handset", handset.handset().uuid())
        .param("subscriber", handset.subscriber().uuid())
        .query((row, n) -> standing(row.getBoolean("in_use"), row.getBytes("public_key")))
        .optional()
        .orElseGet(Standing.OutOfUse::new);
  }

  private static Standing standing(boolean isInUse, byte[] key) {
    if (!isInUse) {
      return new Standing.OutOfUse();
    }
    return key == null ? new Standing.Unregistered() : new Standing.Registered(ApprovalKey.of(key));
  }

  /** What was refused of a registration. */
  enum Refusal {
    /** It is not from the handset, or that is out of use. */
    HANDSET_NOT_RECOGNISED,
    /** It is not signed by the key itself, and by the one before where there is one. */
    KEY_NOT_SIGNED,
    /** An ended key does not come back. */
    KEY_WAS_USED
  }

  /** Puts a key in the place of the one before; says why not, if so. */
  @Transactional
  Optional<Refusal> register(Caller.Handset handset, Registration wanted) {
    if (!isItself(handset, wanted)) {
      return Optional.of(Refusal.HANDSET_NOT_RECOGNISED);
    }
    Standing before = of(handset);
    if (before instanceof Standing.Registered(ApprovalKey same) && same.equals(wanted.key())) {
      return Optional.empty();
    }
    if (!isSigned(handset, wanted, before)) {
      return Optional.of(Refusal.KEY_NOT_SIGNED);
    }
    return replace(handset, wanted.key()) ? Optional.empty() : Optional.of(Refusal.KEY_WAS_USED);
  }

  /** By its own secret. The row is held, so that two registrations come one after the other. */
  private boolean isItself(Caller.Handset handset, Registration wanted) {
    return jdbc.sql(
            """
            select key_hash = :hash and state = 'ACTIVE' from handset
             where id = :handset and subscriber_id = :subscriber for no key update
            """)
        .param("hash", HandsetKeys.hash(wanted.handsetKey()))
        .param("handset", handset.handset().uuid())
        .param("subscriber", handset.subscriber().uuid())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private static boolean isSigned(Caller.Handset handset, Registration wanted, Standing before) {
    byte[] text = wanted.key().registrationOf(handset.handset());
    boolean isSucceeded =
        !(before instanceof Standing.Registered(ApprovalKey earlier))
            || (wanted.signedBefore() != null && earlier.hasSigned(text, wanted.signedBefore()));
    return isSucceeded && wanted.key().hasSigned(text, wanted.signed());
  }

  private boolean replace(Caller.Handset handset, ApprovalKey key) {
    if (wasUsed(handset, key)) {
      return false;
    }
    jdbc.sql(
            """
            update approval_key set ended_at = now()
             where subscriber_id = :subscriber and handset_id = :handset and ended_at is null
            """)
        .param("subscriber", handset.subscriber().uuid())
        .param("handset", handset.handset().uuid())
        .update();
    jdbc.sql(
            """
            insert into approval_key (subscriber_id, handset_id, public_key)
            values (:subscriber, :handset, :key)
            """)
        .param("subscriber", handset.subscriber().uuid())
        .param("handset", handset.handset().uuid())
        .param("key", key.bytes())
        .update();
    return true;
  }

  private boolean wasUsed(Caller.Handset handset, ApprovalKey key) {
    return jdbc.sql(
            """
            select exists (select from approval_key
                            where subscriber_id = :subscriber and handset_id = :handset
                              and public_key = :key)
            """)
        .param("subscriber", handset.subscriber().uuid())
        .param("handset", handset.handset().uuid())
        .param("key", key.bytes())
        .query(Boolean.class)
        .single();
  }
}
