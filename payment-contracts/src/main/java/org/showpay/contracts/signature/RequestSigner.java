package org.showpay.contracts.signature;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;

/** Signs requests with a terminal's key: each anew, so that one that is repeated is no replay. */
public final class RequestSigner {

  private static final String LABEL = "till";
  private static final int NONCE_BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey key;
  private final Clock clock;

  /** Signs with this key, at the time of this clock. */
  public RequestSigner(SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** Puts the digest of the content and the signature on a request that is otherwise ready. */
  public void sign(HttpRequest request, byte[] content) {
    HttpHeaders headers = request.getHeaders();
    if (content.length > 0) {
      headers.set(SignedMessage.CONTENT_DIGEST, ContentDigest.of(content));
    }
    SignedMessage message = new Outgoing(request);
    sign(message, message.toBeCovered()).forEach(headers::set);
  }

  /** The two header fields of a signature over these parts of a message. */
  public Map<String, String> sign(SignedMessage message, List<String> parts) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    Map<String, Object> how = new LinkedHashMap<>();
    how.put("created", IntegerItem.valueOf(clock.instant().getEpochSecond()));
    how.put("nonce", StringItem.valueOf(Base64.getUrlEncoder().encodeToString(nonce)));
    how.put("keyid", StringItem.valueOf(key.publicHalf().id().text()));
    how.put("alg", StringItem.valueOf("ed25519"));
    InnerList covered =
        InnerList.valueOf(parts.stream().map(StringItem::valueOf).collect(Collectors.toList()))
            .withParams(Parameters.valueOf(how));
    byte[] signature = key.sign(SignatureBase.of(message, parts, covered.serialize()));
    return Map.of(
        RequestSignature.INPUT,
        Dictionary.valueOf(Map.of(LABEL, covered)).serialize(),
        RequestSignature.SIGNATURE,
        Dictionary.valueOf(Map.of(LABEL, ByteSequenceItem.valueOf(signature))).serialize());
  }

  /** A request of Spring's, before it leaves. */
  private record Outgoing(HttpRequest request) implements SignedMessage {

    @Override
    public String method() {
      return request.getMethod().name();
    }

    @Override
    public String authority() {
      return request.getURI().getAuthority().toLowerCase(Locale.ROOT);
    }

    @Override
    public String path() {
      return request.getURI().getRawPath();
    }

    @Override
    public @Nullable String query() {
      return request.getURI().getRawQuery();
    }

    @Override
    public List<String> fields(String name) {
      return Objects.requireNonNullElse(request.getHeaders().get(name), List.of());
    }
  }
}
