package org.showpay.acceptance.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.acceptance.SmallServer;

/** What who connects meets at a proxy, on real sockets. */
class DoorTest {

  private final AtomicInteger arrived = new AtomicInteger();
  private HttpServer server;
  private FaultProxy proxy;
  private HttpClient http;

  @BeforeEach
  void start() throws IOException {
    server =
        SmallServer.answering(exchange -> {
          arrived.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
        });
    proxy =
        FaultProxy.http(
            new Link("caller", "callee"), server.getAddress().getPort(), FaultPlan.NONE);
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(500))
            .build();
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    proxy.close();
    server.stop(0);
  }

  @Test
  void whoComesToAShutDoorIsRefused() throws Exception {
    ask();
    proxy.shut();
    assertThatThrownBy(this::ask).isInstanceOf(ConnectException.class);
    assertThat(arrived).hasValue(1);
  }

  @Test
  void whoComesToADeafOneHasNoAnswerAtAll() throws Exception {
    ask();
    proxy.deafen();
    assertThatThrownBy(this::ask).isInstanceOf(HttpConnectTimeoutException.class);
    assertThat(arrived).hasValue(1);
  }

  @Test
  void itOpensAgainAtTheSamePort() throws Exception {
    int port = proxy.port();
    proxy.deafen();
    proxy.shut();
    proxy.open();
    ask();
    proxy.deafen();
    proxy.open();
    ask();
    assertThat(proxy.port()).isEqualTo(port);
    assertThat(arrived).hasValue(2);
  }

  private void ask() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + proxy.port() + "/");
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(204);
  }
}
