package org.showpay.auth.body;

import java.util.Base64;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which captures were seen before, by keyed digests that tell nothing of them. */
@Repository
class CaptureBook {

  private final JdbcClient jdbc;
  private final SecretKey32 key;

  CaptureBook(JdbcClient jdbc, FactorKeys keys) {
    this.jdbc = jdbc;
    String derived = Base64.getEncoder().encodeToString(keys.derive("captures"));
    this.key = SecretKey32.of("the key of captures", derived);
  }

  /** Notes a capture; false where it was noted before. */
  @Transactional
  boolean isFirst(SubscriberId subscriber, byte[] capture) {
    return jdbc.sql(
                """
                insert into seen_capture (subscriber_id, digest) values (:subscriber, :digest)
                on conflict do nothing
                """)
            .param("subscriber", subscriber.uuid())
            .param("digest", key.hmac(Base64.getEncoder().encodeToString(capture)))
            .update()
        == 1;
  }
}
