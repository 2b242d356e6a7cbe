package org.showpay.auth.factor;

import java.security.SecureRandom;
import java.util.Base64;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.subscriber.Password;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id over a peppered password (RFC 9106). The pepper keeps six digits from being tried out by
 * whoever steals the database.
 */
@Component
class PasswordHasher {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;

  private final Argon2PasswordEncoder argon2;
  private final SecretKey32 pepper;
  private final String hashOfNothing;

  PasswordHasher(PasswordProperties keys, HashingCost cost) {
    this.argon2 =
        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, cost.memoryKib(), cost.passes());
    this.pepper = SecretKey32.of("showpay.password-pepper", keys.passwordPepper());
    this.hashOfNothing = hashOfNothing(cost);
  }

  String hash(Password password) {
    String hash = argon2.encode(pepper(password));
    if (hash == null) {
      throw new IllegalStateException("Argon2 gave no hash");
    }
    return hash;
  }

  boolean matches(Password password, String hash) {
    return argon2.matches(pepper(password), hash);
  }

  /** Takes as long as {@link #matches}, so that an unknown name cannot be told from a known one. */
  void matchNothing(Password password) {
    argon2.matches(pepper(password), hashOfNothing);
  }

  /** A salt and a hash that were drawn, of no password that anybody knows: it costs no start. */
  static String hashOfNothing(HashingCost cost) {
    SecureRandom random = new SecureRandom();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.passes(),
            LANES,
            drawn(random, SALT_BYTES),
            drawn(random, HASH_BYTES));
  }

  private static String drawn(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private String pepper(Password password) {
    return Base64.getEncoder().encodeToString(pepper.hmac(password.reveal()));
  }
}
