package org.showpay.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.trust.ServiceName;

/** Keys drawn anew for each test run, and the credentials that callers make with them. */
public final class TestKeys {

  /** The operator's key. */
  public static final ApiKey OPERATOR = ApiKeyHash.draw(new SecureRandom());

  /** The key of what collects metrics. */
  public static final ApiKey SCRAPER = ApiKeyHash.draw(new SecureRandom());

  private static final Map<ServiceName, ECKey> KEYS = new EnumMap<>(ServiceName.class);

  static {
    for (ServiceName service : ServiceName.values()) {
      KEYS.put(service, newKey(service.text()));
    }
  }

  private TestKeys() {}

  /** A service's own key as a JWK. */
  public static String signingKey(ServiceName service) {
    return keyOf(service).toJSONString();
  }

  /** The public keys of all services as a JWK set. */
  public static String trustedKeys() {
    List<JWK> keys = KEYS.values().stream().map(ECKey::toPublicJWK).map(JWK.class::cast).toList();
    return new JWKSet(keys).toString();
  }

  /** 32 random bytes in base64, as every symmetric key of the suite is written. */
  public static String newSecret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What a service brings along when it calls another. */
  public static String serviceToken(ServiceName caller, ServiceName callee) {
    return sign(
        keyOf(caller),
        claims(caller.text(), Duration.ofMinutes(5), callee)
            .subject(caller.text())
            .claim("kind", "service")
            .build());
  }

  /** What a handset brings along after it signed in. */
  public static String handsetToken(
      SessionId session, HandsetId handset, SubscriberId subscriber, ServiceName... callees) {
    return sign(
        keyOf(ServiceName.PIN_GENERATOR),
        claims(ServiceName.PIN_GENERATOR.text(), Duration.ofMinutes(10), callees)
            .jwtID(session.toString())
            .subject(subscriber.toString())
            .claim("handset", handset.toString())
            .claim("kind", "handset")
            .build());
  }

  /** The usual claims, for tests that then spoil one of them. */
  public static JWTClaimsSet.Builder claims(String issuer, Duration life, ServiceName... callees) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(Arrays.stream(callees).map(ServiceName::text).toList())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)));
  }

  /** Signs claims with a key that may or may not be trusted. */
  public static String sign(ECKey key, JWTClaimsSet claims) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key of this name that nobody knows. */
  public static ECKey newKey(String name) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key that a service signs with. */
  public static ECKey keyOf(ServiceName service) {
    return Objects.requireNonNull(KEYS.get(service));
  }
}
