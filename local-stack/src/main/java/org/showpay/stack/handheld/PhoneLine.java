package org.showpay.stack.handheld;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.showpay.contracts.phone.PhonesApi;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The way to the phones of a demo that is running, with the operator's key. */
record PhoneLine(Path operatorKey, URI mobileTerminal) {

  PhonesApi open() throws IOException {
    if (!Files.exists(operatorKey)) {
      throw new IOException("there is no key yet; the first ./showpay demo draws it.");
    }
    String key = Files.readString(operatorKey).strip();
    RestClient client =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory())
            .baseUrl(mobileTerminal.toString())
            .defaultHeaders(headers -> headers.setBearerAuth(key))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(PhonesApi.class);
  }
}
