package org.showpay.contracts.audit;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.ParseException;
import org.showpay.contracts.trust.ServiceName;

/** The file with the public keys of all services, by which it is known who signed what. */
public record TrustedKeys(Path file) {

  /**
   * The key of a service.
   *
   * @throws IOException when it is not there, so that nothing can be said of what is signed
   */
  ECKey of(ServiceName service) throws IOException {
    try {
      JWK key = JWKSet.parse(Files.readString(file)).getKeyByKeyId(service.text());
      if (key != null) {
        return key.toECKey();
      }
    } catch (NoSuchFileException | ParseException e) {
      throw new IOException("signed days are checked by public keys, and none are in " + file, e);
    }
    throw new IOException("the public key of " + service.text() + " is not in " + file);
  }
}
