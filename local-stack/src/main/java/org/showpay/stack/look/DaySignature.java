package org.showpay.stack.look;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.LocalDate;
import org.showpay.contracts.audit.AuditChain.Head;
import org.showpay.contracts.trust.ServiceName;

/** What a service signed at the end of a day. */
record DaySignature(String text) {

  /** True where this service signed just this. */
  boolean isOf(JWKSet trusted, ServiceName service, LocalDate day, Head head)
      throws ParseException {
    SignedJWT signed = SignedJWT.parse(text);
    JWK key = trusted.getKeyByKeyId(service.text());
    try {
      if (key == null || !signed.verify(new ECDSAVerifier(key.toECKey()))) {
        return false;
      }
    } catch (JOSEException e) {
      return false;
    }
    JWTClaimsSet claims = signed.getJWTClaimsSet();
    return "audit-day".equals(claims.getStringClaim("kind"))
        && day.toString().equals(claims.getStringClaim("day"))
        && head.hash().equals(claims.getStringClaim("hash"))
        && head.position() == claims.getLongClaim("position");
  }
}
