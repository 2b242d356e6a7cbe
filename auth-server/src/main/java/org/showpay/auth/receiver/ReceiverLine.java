package org.showpay.auth.receiver;

import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.ssl.SslBundle;

/** Sets the HTTP client up that trusts nobody: each request has a connection of its own. */
final class ReceiverLine {

  private static final Timeout CONNECT = Timeout.ofSeconds(2);
  private static final int MOST_CONNECTIONS = 64;

  private ReceiverLine() {}

  /** Believes the authorities of a bundle alone, and shows its certificate to nobody. */
  static TlsSocketStrategy believing(SslBundle bundle) {
    try {
      SSLContext context = SSLContext.getInstance(bundle.getProtocol());
      context.init(null, bundle.getManagers().getTrustManagers(), null);
      return ClientTlsStrategyBuilder.create().setSslContext(context).buildClassic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The bundle for receivers cannot be used", e);
    }
  }

  static CloseableHttpClient open(
      DnsResolver names, TlsSocketStrategy authorities, Duration patience) {
    Timeout silence = Timeout.of(patience);
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(authorities)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(silence)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(silence).build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setResponseTimeout(silence)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("Showpay-Webhooks/1")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .build();
  }
}
