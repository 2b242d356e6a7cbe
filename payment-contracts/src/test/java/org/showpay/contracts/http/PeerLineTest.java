package org.showpay.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the line between services. */
class PeerLineTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  JacksonAutoConfiguration.class,
                  HttpMessageConvertersAutoConfiguration.class,
                  HttpClientAutoConfiguration.class,
                  ImperativeHttpClientAutoConfiguration.class,
                  RestClientAutoConfiguration.class));

  /** Something that may have more to say in this version than in the one before. */
  record Question(String known, @Nullable String newer) {}

  @Test
  void whatThereIsNothingToSayOfIsLeftOut() {
    service
        .withUserConfiguration(PeerLine.class)
        .run(context -> {
          RestClient.Builder line = context.getBean(RestClient.Builder.class);
          assertThat(said(line)).containsExactly("{\"known\":\"a\"}");
          assertThat(context.getBean(JsonMapper.class).writeValueAsString(new Question("a", null)))
              .describedAs("answers are as they were")
              .contains("\"newer\":null");
        });
  }

  @Test
  void withoutThatAVersionBeforeWouldRefuseIt() {
    service.run(context ->
        assertThat(said(context.getBean(RestClient.Builder.class)))
            .containsExactly("{\"known\":\"a\",\"newer\":null}"));
  }

  private static List<String> said(RestClient.Builder line) throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer peer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    peer.createContext(
        "/",
        exchange -> {
          try (exchange) {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    peer.start();
    try {
      line.baseUrl("http://127.0.0.1:" + peer.getAddress().getPort())
          .build()
          .post()
          .contentType(MediaType.APPLICATION_JSON)
          .body(new Question("a", null))
          .retrieve()
          .toBodilessEntity();
    } finally {
      peer.stop(0);
    }
    return heard;
  }
}
