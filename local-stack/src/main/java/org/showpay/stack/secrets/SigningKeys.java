package org.showpay.stack.secrets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;

/** The keys with which services sign for each other, as JWKs (RFC 7517). */
final class SigningKeys {

  private SigningKeys() {}

  /** Draws a key that bears the service's name. */
  static String draw(ServiceName service) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(service.text()).generate().toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every JDK has the curve P-256", e);
    }
  }

  /** What peers need to know of these keys: the public halves. */
  static String publicHalves(Collection<String> keys) {
    List<JWK> halves = new ArrayList<>();
    for (String key : keys) {
      try {
        halves.add(ECKey.parse(key).toPublicJWK());
      } catch (ParseException e) {
        throw new IllegalStateException("A signing key in the secrets folder is no EC key", e);
      }
    }
    return new JWKSet(halves).toString();
  }
}
