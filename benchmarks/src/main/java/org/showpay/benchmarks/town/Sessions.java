package org.showpay.benchmarks.town;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;

/** What the pin-generator-service gives to handsets that signed in, without their signing in. */
final class Sessions {

  private static final Duration LIFE = Duration.ofHours(1);

  private final ECKey key;
  private final Clock clock = Clock.systemUTC();

  Sessions(String signingKey) throws ParseException {
    key = ECKey.parse(signingKey);
  }

  /** A handset of a subscriber may keep a card with this. */
  String of(SubscriberId subscriber) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ServiceName.PIN_GENERATOR.text())
            .audience(ServiceName.GATEWAY_ADAPTER.text())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .jwtID(SessionId.next().toString())
            .subject(subscriber.toString())
            .claim("kind", "handset")
            .claim("handset", HandsetId.next().toString())
            .build();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key of the pin-generator-service does not sign", e);
    }
    return token.serialize();
  }
}
