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
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.service.HttpServiceClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.registry.ImportHttpServices;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the line between services. */
class PeerLineTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withUserConfiguration(Caller.class)
          .withConfiguration(
              AutoConfigurations.of(
                  JacksonAutoConfiguration.class,
                  HttpMessageConvertersAutoConfiguration.class,
                  HttpClientAutoConfiguration.class,
                  ImperativeHttpClientAutoConfiguration.class,
                  RestClientAutoConfiguration.class,
                  HttpServiceClientPropertiesAutoConfiguration.class,
                  HttpServiceClientAutoConfiguration.class));

  /** Something that may have more to say in this version than in the one before. */
  record Question(String known, @Nullable String newer) {}

  /** The peer as its callers see it. */
  interface Peer {

    @PostExchange("/v1/questions")
    void ask(@RequestBody Question question);
  }

  /** Calls it as services do. */
  @Configuration(proxyBeanMethods = false)
  @ImportHttpServices(group = "peer", types = Peer.class)
  static class Caller {}

  @Test
  void whatThereIsNothingToSayOfIsLeftOut() throws Exception {
    assertThat(said(service.withUserConfiguration(PeerLine.class)))
        .containsExactly("{\"known\":\"a\"}");
  }

  @Test
  void answersAreAsTheyWere() {
    service
        .withUserConfiguration(PeerLine.class)
        .run(context ->
            assertThat(
                    context.getBean(JsonMapper.class).writeValueAsString(new Question("a", null)))
                .contains("\"newer\":null"));
  }

  @Test
  void withoutThatAVersionBeforeWouldRefuseIt() throws Exception {
    assertThat(said(service)).containsExactly("{\"known\":\"a\",\"newer\":null}");
  }

  private static List<String> said(ApplicationContextRunner service) throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer peer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    peer.createContext(
        "/v1/questions",
        exchange -> {
          try (exchange) {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    peer.start();
    try {
      service
          .withPropertyValues(
              "spring.http.serviceclient.peer.base-url=http://127.0.0.1:"
                  + peer.getAddress().getPort())
          .run(context -> context.getBean(Peer.class).ask(new Question("a", null)));
    } finally {
      peer.stop(0);
    }
    return heard;
  }
}
