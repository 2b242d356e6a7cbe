package org.showpay.contracts.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures as RFC 9421 has them, and what is none of ours. */
class RequestSignatureTest {

  /** The public key "test-key-ed25519" of RFC 9421, B.1.4, without its head. */
  private static final VerifyingKey TEST_KEY =
      new VerifyingKey("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");

  private static final String KEY_ID = '"' + "k".repeat(43) + '"';
  private static final String AS_EVER =
      "created=1;nonce=\"0123456789abcdef\";keyid=\"K\";alg=\"ed25519\"";

  private static final String PARAMETERS =
      "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
          + ";created=1618884473;keyid=\"test-key-ed25519\"";

  private static final List<String> PARTS =
      List.of("date", "@method", "@path", "@authority", "content-type", "content-length");

  private static final byte[] SIGNATURE =
      Base64.getDecoder()
          .decode(
              "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WP"
                  + "pBKRCw==");

  /** The request of B.2. */
  private static final Message REQUEST =
      new Message(
          "POST",
          "/foo",
          "param=Value&Pet=dog",
          Map.of(
              "date",
              "Tue, 20 Apr 2021 02:07:55 GMT",
              "content-type",
              "application/json",
              "content-length",
              "18"));

  private record Message(
      String method, String path, @Nullable String query, Map<String, String> headers)
      implements SignedMessage {

    @Override
    public String authority() {
      return "example.com";
    }

    @Override
    public List<String> fields(String name) {
      return headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
    }
  }

  @Test
  void theBytesThatAreSignedAreThoseOfTheRfc() {
    assertThat(new String(SignatureBase.of(REQUEST, PARTS, PARAMETERS), ISO_8859_1))
        .isEqualTo(
            """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@authority": example.com
            "content-type": application/json
            "content-length": 18
            "@signature-params": ("date" "@method" "@path" "@authority" "content-type" \
            "content-length");created=1618884473;keyid="test-key-ed25519\"\
            """);
  }

  @Test
  void theSignatureOfTheRfcIsGoodAndNoOther() {
    byte[] base = SignatureBase.of(REQUEST, PARTS, PARAMETERS);
    assertThat(TEST_KEY.signed(base, SIGNATURE)).isTrue();
    byte[] other = SIGNATURE.clone();
    other[9] ^= 1;
    assertThat(TEST_KEY.signed(base, other)).isFalse();
    assertThat(TEST_KEY.signed(base, new byte[0])).isFalse();
    assertThat(SigningKey.draw().publicHalf().signed(base, SIGNATURE)).isFalse();
  }

  @Test
  void aKeyIsNamedByItsThumbprint() {
    // RFC 8037, A.3.
    assertThat(new VerifyingKey("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=").id().text())
        .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void theDigestsOfTheRfcAreThoseOfItsContent() {
    byte[] content = "{\"hello\": \"world\"}".getBytes(ISO_8859_1);
    String sha512 =
        "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwE\\\n"
                .replace("\\\n", "")
            + "mTHWXvJwew==:";
    assertThat(ContentDigest.fits(List.of(sha512), content)).isTrue();
    assertThat(ContentDigest.of(content))
        .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
    assertThat(ContentDigest.fits(List.of(ContentDigest.of(content), sha512), content)).isTrue();
    assertThat(ContentDigest.fits(List.of(ContentDigest.of(content)), new byte[1])).isFalse();
    assertThat(ContentDigest.fits(List.of("md5=:AAAA:"), content)).isFalse();
    assertThat(ContentDigest.fits(List.of(), content)).isFalse();
    assertThat(ContentDigest.fits(List.of("sha-256"), content)).isFalse();
  }

  @Test
  void whatIsSignedIsReadBackAndIsByItsKeyAlone() {
    SigningKey key = SigningKey.draw();
    Instant now = Instant.ofEpochSecond(1_800_000_000);
    Message signed = signed(key, now);
    RequestSignature read = RequestSignature.of(signed);
    assertThat(read.parts()).containsExactly("@method", "@path", "@query", "authorization");
    assertThat(read.created()).isEqualTo(now);
    assertThat(read.key()).isEqualTo(key.publicHalf().id());
    assertThat(read.isBy(key.publicHalf(), signed)).isTrue();
    assertThat(read.isBy(SigningKey.of(key.reveal()).publicHalf(), signed)).isTrue();
    assertThat(read.isBy(SigningKey.draw().publicHalf(), signed)).isFalse();
    assertThat(key.toString()).doesNotContain(Base64.getEncoder().encodeToString(key.reveal()));
    assertThat(RequestSignature.of(signed(key, now)).nonce()).isNotEqualTo(read.nonce());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "till",
        "till=1",
        "till=()",
        "till=(\"@method\");created=1;nonce=\"0123456789abcdef\";alg=\"ed25519\"",
        "till=(\"@method\");created=1;nonce=\"short\";keyid=\"K\";alg=\"ed25519\"",
        "till=(\"@method\");created=1;nonce=\"0123456789abcdef\";keyid=\"K\";alg=\"hmac-sha256\"",
        "till=(\"@method\");created=1.5;nonce=\"0123456789abcdef\";keyid=\"K\";alg=\"ed25519\"",
        "till=(\"@method\" \"@method\");AS_EVER",
        "till=(\"date\";bs);AS_EVER",
        "till=(\"@method\");AS_EVER;expires=2",
        "till=(\"@method\");AS_EVER, b=()",
        "other=(\"@method\");AS_EVER"
      })
  void whatIsNoSignatureOfOursIsSaidToBeNone(String input) {
    Map<String, String> headers = new HashMap<>();
    headers.put("signature-input", input.replace("AS_EVER", AS_EVER).replace("\"K\"", KEY_ID));
    headers.put("signature", "till=:AAAA:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestSignature.of(new Message("GET", "/", null, headers)));
  }

  private static Message signed(SigningKey key, Instant now) {
    Map<String, String> headers = new HashMap<>(Map.of("authorization", "Bearer none"));
    Message message = new Message("GET", "/v1/payments", null, headers);
    new RequestSigner(key, Clock.fixed(now, ZoneOffset.UTC))
        .sign(message, message.toBeCovered())
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return message;
  }
}
