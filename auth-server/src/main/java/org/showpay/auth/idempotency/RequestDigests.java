package org.showpay.auth.idempotency;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.showpay.auth.idempotency.KeyedRequest.RowId;
import org.showpay.auth.seal.MasterKey;
import org.showpay.contracts.secret.Seal;
import org.springframework.stereotype.Component;

/**
 * What is kept of a request: digests under a key that is in no database. A pay code or a password
 * cannot be found out from them, and those of one row say nothing about another row's.
 */
@Component
class RequestDigests {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Seal seal;

  RequestDigests(IdempotencyProperties properties) {
    MasterKey master = new MasterKey("showpay.idempotency-key", properties.idempotencyKey());
    this.key = new SecretKeySpec(master.derive("requests"), ALGORITHM);
    this.seal = new Seal(master.derive("answers"));
  }

  KeyedRequest of(Arrival arrival, byte[] body) {
    RowId id =
        RowId.of(
            digest(
                arrival.caller().getBytes(StandardCharsets.UTF_8),
                arrival.route().getBytes(StandardCharsets.UTF_8),
                arrival.key().getBytes(StandardCharsets.UTF_8)));
    Map<String, String> fields = new LinkedHashMap<>();
    RequestContent.of(arrival.query(), body)
        .forEach((name, value) -> fields.put(name, fieldDigest(id, name, value)));
    return new KeyedRequest(id, arrival.caller(), arrival.route(), fields);
  }

  Seal seal() {
    return seal;
  }

  private String fieldDigest(RowId id, String name, byte[] value) {
    byte[] digest = digest(id.bytes(), name.getBytes(StandardCharsets.UTF_8), value);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  /** Each part stands behind its length, so that no two lists of parts read the same. */
  private byte[] digest(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes((part.length + ":").getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(part);
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(all.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
