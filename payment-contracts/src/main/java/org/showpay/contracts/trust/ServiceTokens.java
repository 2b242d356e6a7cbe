package org.showpay.contracts.trust;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Signs what this service brings along: a token of five minutes, addressed to one callee. */
public final class ServiceTokens {

  static final String KIND = "kind";
  static final String SERVICE_KIND = "service";
  static final String HANDSET_KIND = "handset";
  static final String HANDSET_ID = "handset";

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(1);

  private final ServiceName self;
  private final JwtEncoder encoder;
  private final Clock clock;
  private final Map<ServiceName, Token> cache = new ConcurrentHashMap<>();

  ServiceTokens(ServiceName self, JwtEncoder encoder, Clock clock) {
    this.self = self;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** Puts this service's token for the callee on every request. */
  public ClientHttpRequestInterceptor onCallsTo(ServiceName callee) {
    return (request, body, execution) -> {
      requireNoTransaction();
      request.getHeaders().setBearerAuth(tokenFor(callee));
      return execution.execute(request, body);
    };
  }

  /**
   * The session token of a handset; only the pin-generator-service's is believed by its peers.
   *
   * @param expiresAt no later than the session ends
   * @param callees the services that the handset may call with it
   */
  public String sessionToken(Caller.Handset handset, Instant expiresAt, ServiceName... callees) {
    return sign(
        claims(HANDSET_KIND, expiresAt, callees)
            .id(handset.session().toString())
            .subject(handset.subscriber().toString())
            .claim(HANDSET_ID, handset.handset().toString()));
  }

  /**
   * Signs a statement of this service. It has no audience and no service's kind, so it opens
   * nothing.
   */
  public String attest(String kind, Map<String, Object> content) {
    return sign(
        JwtClaimsSet.builder()
            .issuer(self.text())
            .issuedAt(clock.instant())
            .claim(KIND, kind)
            .claims(claims -> claims.putAll(content)));
  }

  /** The rule that no transaction is open while another service is asked, held at every call. */
  static void requireNoTransaction() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("Another service was asked while a transaction was open");
    }
  }

  /** Whether a token of this service, addressed to itself, is believed. */
  boolean areBelievedBy(JwtDecoder decoder) {
    try {
      decoder.decode(renew(self).text);
      return true;
    } catch (JwtException | IllegalStateException e) {
      return false;
    }
  }

  private String tokenFor(ServiceName callee) {
    return cache.compute(
            callee,
            (name, token) ->
                token == null || !clock.instant().isBefore(token.renewAt) ? renew(name) : token)
        .text;
  }

  private Token renew(ServiceName callee) {
    Instant end = clock.instant().plus(LIFE);
    return new Token(
        sign(claims(SERVICE_KIND, end, callee).subject(self.text())),
        end.minus(RENEWED_BEFORE_END));
  }

  private JwtClaimsSet.Builder claims(String kind, Instant expiresAt, ServiceName... callees) {
    return JwtClaimsSet.builder()
        .issuer(self.text())
        .audience(Arrays.stream(callees).map(ServiceName::text).toList())
        .issuedAt(clock.instant())
        .expiresAt(expiresAt)
        .claim(KIND, kind);
  }

  private String sign(JwtClaimsSet.Builder claims) {
    JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).keyId(self.text()).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
  }

  private record Token(String text, Instant renewAt) {}
}
