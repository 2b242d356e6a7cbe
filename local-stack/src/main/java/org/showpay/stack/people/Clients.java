package org.showpay.stack.people;

import java.net.http.HttpClient;
import java.time.Duration;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.suite.Suite;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Calls the services of a suite as the operator. */
public final class Clients {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A till waits up to 43 s for a decision. */
  private static final Duration READ = Duration.ofSeconds(50);

  private final Suite suite;
  private final JdkClientHttpRequestFactory http;

  public Clients(Suite suite) {
    this.suite = suite;
    this.http =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    this.http.setReadTimeout(READ);
  }

  /** Where a person finds a service's pages. */
  String addressOf(ServiceName service) {
    return suite.urlOf(service).toString();
  }

  /** A client of one of a service's APIs. */
  public <T> T of(Class<T> api, ServiceName service) {
    return of(api, service, suite.operatorKey());
  }

  /** A client that proves itself with another key. */
  public <T> T of(Class<T> api, ServiceName service, ApiKey key) {
    return client(api, line(service, key.reveal()));
  }

  /** A client of somebody who is no operator and no terminal, such as a handset by its session. */
  public <T> T as(String credential, Class<T> api, ServiceName service) {
    return client(api, line(service, credential));
  }

  /** The same, which signs what it sends. */
  <T> T signed(Class<T> api, ServiceName service, ApiKey key, RequestSigner signer) {
    return client(
        api,
        line(service, key.reveal())
            .requestInterceptor((request, content, execution) -> {
              signer.sign(request, content);
              return execution.execute(request, content);
            }));
  }

  private RestClient.Builder line(ServiceName service, String credential) {
    return RestClient.builder()
        .requestFactory(http)
        .baseUrl(suite.urlOf(service).toString())
        .defaultHeaders(headers -> headers.setBearerAuth(credential));
  }

  private static <T> T client(Class<T> api, RestClient.Builder line) {
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(line.build()))
        .build()
        .createClient(api);
  }
}
