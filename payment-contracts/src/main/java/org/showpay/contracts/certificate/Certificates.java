package org.showpay.contracts.certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * With the profile {@code secure} a service proves itself by its certificate to whoever it calls,
 * believes peers of its own authority alone, and takes no service's token without that service's
 * certificate. Without the profile the tokens are all there is.
 */
@Configuration(proxyBeanMethods = false)
public class Certificates {

  private static final String SECURE = "secure";
  private static final String FOLDER = "SHOWPAY_TLS";

  /** The bundle of a service's own certificate and of the authority that it believes. */
  private static final String BUNDLE = "service";

  /** Asked at each start: which beans there are is decided in the build, where no profile is. */
  @Bean
  static CertifiedNames certifiedNames(Environment environment) {
    return isSecure(environment) ? new NamesOfTheCertificate() : (request, service) -> true;
  }

  @Bean
  static InitializingBean encryptedLines(Environment environment) {
    return () -> {
      if (isSecure(environment)) {
        EncryptedLines.require(environment);
      } else if (environment.containsProperty(FOLDER)) {
        throw new IllegalStateException(
            FOLDER + " names certificates: they are used with the profile 'secure' alone");
      }
    };
  }

  @Bean
  static PeerSockets peerSockets(Environment environment, SslBundles bundles) {
    return isSecure(environment)
        ? new CertifiedSockets(
            RenewedContext.of(bundles, BUNDLE), bundles.getBundle(BUNDLE).getOptions())
        : PeerSockets.PLAIN;
  }

  /** The name in the address is compared with the certificate's by the JDK's client itself. */
  @Bean
  static ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder>
      peersOfOurAuthorityAlone(Environment environment, SslBundles bundles) {
    if (!isSecure(environment)) {
      return factory -> factory;
    }
    SSLContext context = RenewedContext.of(bundles, BUNDLE);
    SslOptions options = bundles.getBundle(BUNDLE).getOptions();
    SSLParameters parameters =
        new SSLParameters(options.getCiphers(), options.getEnabledProtocols());
    return factory ->
        factory.withHttpClientCustomizer(
            client -> client.sslContext(context).sslParameters(parameters));
  }

  private static boolean isSecure(Environment environment) {
    return environment.acceptsProfiles(Profiles.of(SECURE));
  }
}
