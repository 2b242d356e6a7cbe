package org.showpay.auth.body;

import java.util.Base64;
import org.showpay.auth.seal.MasterKey;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which captures were seen before, by keyed digests that tell nothing of them. */
@Repository
class CaptureBook {

  private final JdbcClient jdbc;
  private final SecretKey32 key;

  CaptureBook(JdbcClient jdbc, @Value("${showpay.password-pepper}") String master) {
    this.jdbc = jdbc;
    byte[] derived = new MasterKey("showpay.password-pepper", master).derive("captures");
    this.key =
        SecretKey32.of("showpay.password-pepper", Base64.getEncoder().encodeToString(derived));
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
