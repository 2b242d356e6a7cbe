package org.showpay.testing;

import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Calls the service under test over real HTTP. */
public final class TestClient {

  private TestClient() {}

  /** A client of one of the suite's APIs that brings this credential. */
  public static <T> T of(Class<T> api, Environment environment, String credential) {
    return HttpServiceProxyFactory.builderFor(
            RestClientAdapter.create(raw(environment, credential)))
        .build()
        .createClient(api);
  }

  /** A plain HTTP client that brings this credential, or none where it is empty. */
  public static RestClient raw(Environment environment, String credential) {
    return RestClient.builder()
        .requestFactory(new JdkClientHttpRequestFactory())
        .baseUrl("http://localhost:" + environment.getRequiredProperty("local.server.port"))
        .defaultHeaders(headers -> {
          if (!credential.isEmpty()) {
            headers.setBearerAuth(credential);
          }
        })
        .build();
  }
}
