package org.showpay.acceptance.fuzz;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.showpay.contracts.trust.ServiceName;

/** What services prove themselves to each other with, made with their own keys. */
final class PeerTokens {

  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Path secrets;

  /** Reads the keys from the folder in which a stack keeps them. */
  PeerTokens(Path secrets) {
    this.secrets = secrets;
  }

  /** A token of one service for another. */
  String sign(ServiceName caller, ServiceName callee) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(caller.text())
            .subject(caller.text())
            .audience(callee.text())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("kind", "service")
            .build();
    try {
      ECKey key =
          ECKey.parse(
              Files.readString(
                  secrets.resolve(caller.text()).resolve("showpay.trust.signing-key")));
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(caller.text()).build(), claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("The key of " + caller + " is no EC key", e);
    }
  }
}
