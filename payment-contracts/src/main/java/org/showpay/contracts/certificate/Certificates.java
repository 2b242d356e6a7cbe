package org.showpay.contracts.certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * With the profile {@code secure} a service proves itself by its certificate to whoever it calls,
 * believes peers of its own authority alone, and takes no service's token without that service's
 * certificate. Without the profile the tokens are all there is.
 */
@Configuration(proxyBeanMethods = false)
public class Certificates {

  private static final String SECURE = "secure";

  /** The bundle of a service's own certificate and of the authority that it believes. */
  private static final String BUNDLE = "service";

  @Bean
  @Profile("!" + SECURE)
  static CertifiedNames byTokenAlone() {
    return (request, service) -> true;
  }

  @Bean
  @Profile(SECURE)
  static CertifiedNames byCertificateToo() {
    return new NamesOfTheCertificate();
  }

  @Bean
  @Profile(SECURE)
  static EncryptedLines encryptedLines(Environment environment) {
    return new EncryptedLines(environment);
  }

  @Bean
  @Profile("!" + SECURE)
  static PeerSockets inTheClear() {
    return PeerSockets.PLAIN;
  }

  @Bean
  @Profile(SECURE)
  static PeerSockets encrypted(SslBundles bundles) {
    return new CertifiedSockets(
        RenewedContext.of(bundles, BUNDLE), bundles.getBundle(BUNDLE).getOptions());
  }

  /** The name in the address is compared with the certificate's by the JDK's client itself. */
  @Bean
  @Profile(SECURE)
  static ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder>
      peersOfOurAuthorityAlone(SslBundles bundles) {
    SSLContext context = RenewedContext.of(bundles, BUNDLE);
    SslOptions options = bundles.getBundle(BUNDLE).getOptions();
    SSLParameters parameters =
        new SSLParameters(options.getCiphers(), options.getEnabledProtocols());
    return factory ->
        factory.withHttpClientCustomizer(
            client -> client.sslContext(context).sslParameters(parameters));
  }
}
