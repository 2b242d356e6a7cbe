package org.showpay.stack.checkout;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The way to the tills of a demo that is running, with the operator's key. */
record TillLine(Path operatorKey, URI catTerminal) {

  <T> T open(Class<T> api) throws IOException {
    if (!Files.exists(operatorKey)) {
      throw new IOException("there is no key yet; the first ./showpay demo draws it.");
    }
    String key = Files.readString(operatorKey).strip();
    RestClient client =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory())
            .baseUrl(catTerminal.toString())
            .defaultHeaders(headers -> headers.setBearerAuth(key))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(api);
  }
}
