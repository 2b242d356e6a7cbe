package org.showpay.contracts.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** A signature is looked at once; whether a token is still good is asked each time. */
class RememberedTokensTest {

  private static final Instant END = Instant.parse("2026-01-01T00:05:00Z");

  private final Map<String, Integer> looks = new HashMap<>();
  private Instant now = END.minusSeconds(300);

  private final CallerTokens.Remembered tokens =
      new CallerTokens.Remembered(
          this::verify,
          token ->
              now.isBefore(END)
                  ? OAuth2TokenValidatorResult.success()
                  : OAuth2TokenValidatorResult.failure(new OAuth2Error("expired")));

  private Jwt verify(String text) {
    looks.merge(text, 1, Integer::sum);
    if (text.startsWith("forged")) {
      throw new BadJwtException("the signature is wrong");
    }
    return Jwt.withTokenValue(text).header("kid", "auth-server").expiresAt(END).build();
  }

  @Test
  void looksAtASignatureOnce() {
    Jwt first = tokens.decode("good");
    assertThat(tokens.decode("good")).isSameAs(first);
    assertThat(looks).containsEntry("good", 1);
  }

  @Test
  void refusesATokenThatWasGoodAndIsOver() {
    tokens.decode("good");
    now = END;
    assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> tokens.decode("good"));
  }

  @Test
  void looksAtAForgedSignatureEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
    }
    assertThat(looks).containsEntry("forged", 2);
  }

  @Test
  void forgetsTheOneThatWasNotBroughtForTheLongestTime() {
    tokens.decode("good");
    for (int i = 0; i < 1_000; i++) {
      tokens.decode("other " + i);
    }
    tokens.decode("good");
    assertThat(looks).containsEntry("good", 2);
    tokens.decode("other 999");
    assertThat(looks).containsEntry("other 999", 1);
  }
}
