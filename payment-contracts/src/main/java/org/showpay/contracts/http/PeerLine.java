package org.showpay.contracts.http;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.http.HttpClient;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.http.converter.autoconfigure.ClientHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** How services speak to each other and to card companies. */
@Configuration(proxyBeanMethods = false)
public class PeerLine {

  /** None of them is asked to switch protocols in the middle of a payment. */
  @Bean
  ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> plainHttp() {
    return builder ->
        builder.withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
  }

  /**
   * Who has nothing to say of a field leaves it out: a version before does not know every field,
   * and refuses those that it does not know. A field whose null says something says so by {@code
   * JsonInclude.ALWAYS}.
   */
  @Bean
  ClientHttpMessageConvertersCustomizer onlyWhatThereIsToSay(JsonMapper json) {
    JsonMapper sparing =
        json.rebuild()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(Include.NON_NULL))
            .build();
    return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(sparing));
  }
}
