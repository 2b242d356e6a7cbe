package org.showpay.contracts.trust;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.showpay.contracts.certificate.CertifiedNames;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Turns the bearer token of a request into its {@link Caller}, or refuses it. */
final class CallerTokens implements AuthenticationManagerResolver<HttpServletRequest> {

  private static final String KEY_PREFIX = "spk_";

  private final JwtDecoder tokens;
  private final List<ApiKeyOwners> keys;
  private final CertifiedNames names;

  CallerTokens(JwtDecoder tokens, List<ApiKeyOwners> keys, CertifiedNames names) {
    this.tokens = tokens;
    this.keys = List.copyOf(keys);
    this.names = names;
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    return bearer -> authenticate(((BearerTokenAuthenticationToken) bearer).getToken(), request);
  }

  private Authentication authenticate(String token, HttpServletRequest request) {
    Caller caller =
        (token.startsWith(KEY_PREFIX) ? ownerOf(token) : signerOf(token))
            .orElseThrow(
                () -> new InvalidBearerTokenException("This credential is not valid here"));
    if (caller instanceof Caller.Service(ServiceName name) && !names.allow(request, name.text())) {
      throw new NotByItsCertificate(name);
    }
    return UsernamePasswordAuthenticationToken.authenticated(caller, "", rightsOf(caller));
  }

  /** What it is, and what its key is for. */
  private static List<SimpleGrantedAuthority> rightsOf(Caller caller) {
    return Stream.concat(
            Stream.of(caller.kind()),
            caller.scopes().stream().map(scope -> RouteRules.with(caller.kind(), scope)))
        .map(SimpleGrantedAuthority::new)
        .toList();
  }

  private Optional<Caller> ownerOf(String token) {
    try {
      ApiKeyHash hash = ApiKeyHash.of(new ApiKey(token));
      return keys.stream().flatMap(owners -> owners.ownerOf(hash).stream()).findFirst();
    } catch (IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  private Optional<Caller> signerOf(String token) {
    try {
      return callerIn(tokens.decode(token));
    } catch (JwtException | IllegalArgumentException notAToken) {
      return Optional.empty();
    }
  }

  /** The key that verified the signature names the signer; what the claims say must agree. */
  private static Optional<Caller> callerIn(Jwt token) {
    String signer = Objects.toString(token.getHeaders().get("kid"));
    if (!signer.equals(token.getClaimAsString("iss"))) {
      return Optional.empty();
    }
    String kind = Objects.toString(token.getClaimAsString(ServiceTokens.KIND));
    if (kind.equals(ServiceTokens.SERVICE_KIND)) {
      return ServiceName.find(signer).map(Caller.Service::new);
    }
    boolean handset = kind.equals(ServiceTokens.HANDSET_KIND);
    return handset && signer.equals(ServiceName.PIN_GENERATOR.text())
        ? Optional.of(handsetIn(token))
        : Optional.empty();
  }

  private static Caller.Handset handsetIn(Jwt token) {
    return new Caller.Handset(
        SessionId.of(Objects.toString(token.getId())),
        HandsetId.of(Objects.toString(token.getClaimAsString(ServiceTokens.HANDSET_ID))),
        SubscriberId.of(Objects.toString(token.getSubject())));
  }

  /** A service's token that somebody else brought, or the service on a line that is not its own. */
  static final class NotByItsCertificate extends InvalidBearerTokenException {

    private static final long serialVersionUID = 1;

    NotByItsCertificate(ServiceName name) {
      super(
          "The token of %s is good on a connection with the certificate of %s alone."
              .formatted(name.text(), name.text()));
    }
  }

  /**
   * Checks the signature of a token once: services bring the same one for minutes, and a signature
   * costs more than all else that a route asks for. Whether it is still good is asked each time.
   */
  static final class Remembered implements JwtDecoder {

    /** Of all services' tokens, and of handsets that are at it now. */
    private static final int MOST = 1_000;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Map<String, Jwt> verified = Collections.synchronizedMap(new Latest());

    /**
     * Remembers what a decoder found.
     *
     * @param signatures looks at signatures and at nothing else
     * @param claims looks at all else
     */
    Remembered(JwtDecoder signatures, OAuth2TokenValidator<Jwt> claims) {
      this.signatures = signatures;
      this.claims = claims;
    }

    @Override
    public Jwt decode(String token) {
      Jwt known = verified.get(token);
      Jwt jwt = known == null ? signatures.decode(token) : known;
      OAuth2TokenValidatorResult found = claims.validate(jwt);
      if (found.hasErrors()) {
        verified.remove(token);
        throw new JwtValidationException("The token is not good any more", found.getErrors());
      }
      if (known == null) {
        verified.put(token, jwt);
      }
      return jwt;
    }

    /** The one that was not brought for the longest time goes first. */
    private static final class Latest extends LinkedHashMap<String, Jwt> {

      private static final long serialVersionUID = 1;
      private static final float LOAD = 0.75f;

      Latest() {
        super(MOST, LOAD, true);
      }

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
        return size() > MOST;
      }
    }
  }
}
