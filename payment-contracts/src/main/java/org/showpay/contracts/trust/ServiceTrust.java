package org.showpay.contracts.trust;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.showpay.contracts.certificate.Certificates;
import org.showpay.contracts.certificate.CertifiedNames;
import org.showpay.contracts.http.Entrance;
import org.showpay.contracts.http.PeerLine;
import org.showpay.contracts.migration.Migrations;
import org.showpay.contracts.problem.Messages;
import org.showpay.contracts.trail.Trails;
import org.showpay.contracts.vitals.DatabaseTime;
import org.showpay.contracts.vitals.OwnKeys;
import org.showpay.contracts.vitals.Vitals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every service has in common: it proves itself to its callees, asks its callers for proof,
 * and opens only the routes of its own {@link RouteRules}. Services import this class.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrustProperties.class)
@Import({
  Certificates.class,
  Entrance.class,
  Messages.class,
  Migrations.class,
  PeerLine.class,
  Trails.class,
  Vitals.class
})
public class ServiceTrust {

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  private final ServiceName self;
  private final TrustProperties keys;

  ServiceTrust(@Value("${spring.application.name}") String name, TrustProperties keys) {
    this.self = ServiceName.find(name).orElseThrow();
    this.keys = keys;
  }

  @Bean
  ServiceTokens serviceTokens(DatabaseTime clock) {
    try {
      // The key as it is, with its id: the header of each token asks for it by that id.
      JWKSet key = new JWKSet(ECKey.parse(keys.signingKey()));
      return new ServiceTokens(self, new NimbusJwtEncoder(new ImmutableJWKSet<>(key)), clock);
    } catch (ParseException e) {
      throw new IllegalStateException("showpay.trust.signing-key is not an EC key as a JWK", e);
    }
  }

  @Bean
  JwtDecoder callerTokenDecoder(DatabaseTime clock) {
    try {
      return decoder(JWKSet.parse(keys.trustedKeys()), self, clock);
    } catch (ParseException e) {
      throw new IllegalStateException("showpay.trust.trusted-keys is not a JWK set", e);
    }
  }

  /** Believes what one of these keys has signed for this service and for now. */
  static JwtDecoder decoder(JWKSet trusted, ServiceName self, Clock clock) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<SecurityContext>(trusted))
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
    JwtTimestampValidator inTime = new JwtTimestampValidator(CLOCK_SKEW);
    inTime.setClock(clock);
    return new CallerTokens.Remembered(
        decoder,
        new DelegatingOAuth2TokenValidator<>(inTime, new JwtAudienceValidator(self.text())));
  }

  @Bean
  ApiKeyOwners operatorKey() {
    ApiKeyHash operator = new ApiKeyHash(keys.operatorKeyHash().strip());
    return hash -> operator.matches(hash) ? Optional.of(new Caller.Operator()) : Optional.empty();
  }

  @Bean
  ApiKeyOwners scraperKey() {
    String hash = keys.scraperKeyHash().strip();
    if (hash.isEmpty()) {
      return none -> Optional.empty();
    }
    ApiKeyHash scraper = new ApiKeyHash(hash);
    return key -> scraper.matches(key) ? Optional.of(new Caller.Scraper()) : Optional.empty();
  }

  /** Asked for again and again, and answered once: keys are read when the service starts. */
  @Bean
  OwnKeys ownKeys(ServiceTokens tokens, JwtDecoder decoder) {
    Supplier<Boolean> fit = SingletonSupplier.of(() -> tokens.areBelievedBy(decoder));
    return () -> Boolean.TRUE.equals(fit.get());
  }

  @Bean
  RestClientHttpServiceGroupConfigurer serviceTokensOnCalls(ServiceTokens tokens) {
    return groups ->
        groups.forEachClient((group, client) ->
            ServiceName.find(group.name())
                .ifPresent(callee -> client.requestInterceptor(tokens.onCallsTo(callee))));
  }

  @Bean
  CallerTokens callerTokens(
      JwtDecoder decoder, List<ApiKeyOwners> keyOwners, CertifiedNames names) {
    return new CallerTokens(decoder, keyOwners, names);
  }

  @Bean
  SecurityFilterChain routes(
      HttpSecurity http, RouteRules rules, CallerTokens callers, JsonMapper json) {
    return RouteGuard.guard(http, rules, callers, json);
  }
}
