package org.showpay.stack.look;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.suite.Suite;

/** A suite that is up, and the folder of what it leaves behind. */
public record Premises(Suite suite, StackHome home) {

  /** What the services print: a file each. */
  Path logs() {
    return home.logs();
  }

  /** The keys by which services know each other, as this one was given them. */
  JWKSet trustedKeys(ServiceName service) throws IOException, ParseException {
    Path file = home.secrets().resolve(service.text()).resolve("showpay.trust.trusted-keys");
    return JWKSet.parse(Files.readString(file));
  }
}
