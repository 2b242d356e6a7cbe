package org.showpay.contracts.trust;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Turns the bearer token of a request into its {@link Caller}, or refuses it. */
final class CallerTokens implements AuthenticationManager {

  private static final String KEY_PREFIX = "spk_";

  private final JwtDecoder tokens;
  private final List<ApiKeyOwners> keys;

  CallerTokens(JwtDecoder tokens, List<ApiKeyOwners> keys) {
    this.tokens = tokens;
    this.keys = List.copyOf(keys);
  }

  @Override
  public Authentication authenticate(Authentication request) {
    String token = ((BearerTokenAuthenticationToken) request).getToken();
    Caller caller =
        (token.startsWith(KEY_PREFIX) ? ownerOf(token) : signerOf(token))
            .orElseThrow(
                () -> new InvalidBearerTokenException("This credential is not valid here"));
    return UsernamePasswordAuthenticationToken.authenticated(
        caller, "", List.of(new SimpleGrantedAuthority(caller.kind())));
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
}
