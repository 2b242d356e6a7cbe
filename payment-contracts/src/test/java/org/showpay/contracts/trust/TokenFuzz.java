package org.showpay.contracts.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.showpay.testing.fuzz.Parsing.lines;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.taken;
import static org.showpay.testing.fuzz.Parsing.text;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.showpay.testing.TestKeys;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Bearers' tokens: nobody is let in by one that no service signed and by no key of ours. */
public final class TokenFuzz {

  /** No token here is good, so that nobody looks at the rest of the request. */
  private static final HttpServletRequest UNSEEN =
      (HttpServletRequest)
          Proxy.newProxyInstance(
              TokenFuzz.class.getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("The request is looked at");
              });

  private static final AuthenticationManager DOOR =
      new CallerTokens(
              ServiceTrust.decoder(trusted(), ServiceName.GATEWAY_ADAPTER, Clock.systemUTC()),
              List.of(key -> Optional.empty()),
              (request, name) -> true)
          .resolve(UNSEEN);

  private TokenFuzz() {}

  /** Reads the input as a token, and as the three parts of one. */
  public static void fuzzerTestOneInput(byte[] input) {
    ask(text(input));
    ask(
        lines(input, 3).stream()
            .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(part)))
            .collect(Collectors.joining(".")));
  }

  private static byte[] bytes(String part) {
    return part.getBytes(ISO_8859_1);
  }

  private static void ask(String token) {
    if (!token.isBlank()) {
      require(
          taken(
                  AuthenticationException.class,
                  () -> DOOR.authenticate(new BearerTokenAuthenticationToken(token)))
              .isEmpty(),
          "It lets somebody in");
    }
  }

  private static JWKSet trusted() {
    return new JWKSet(TestKeys.keyOf(ServiceName.AUTH_SERVER).toPublicJWK());
  }
}
