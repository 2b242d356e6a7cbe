package org.showpay.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.client.RestClient;

/** Nobody is connected to of whom a service was not told, with whatever client, nor by a detour. */
class ToldHostsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ProxySelector before = ProxySelector.getDefault();
  private ServerSocket canary;
  private HttpServer told;

  @BeforeEach
  void somebodyWhoIsToldOfAndSomebodyWhoIsNot() throws IOException {
    canary = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    told = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    told.createContext(
        "/",
        exchange -> {
          boolean leads = exchange.getRequestURI().getPath().equals("/away");
          exchange.getResponseHeaders().add("Location", canary() + "/");
          exchange.sendResponseHeaders(leads ? 307 : 204, -1);
          exchange.close();
        });
    told.start();
    MockEnvironment settings =
        new MockEnvironment()
            .withProperty("spring.http.serviceclient.peer.base-url", peer())
            .withProperty("spring.http.serviceclient.others.base-url", canary());
    ProxySelector.setDefault(new ToldHosts(new Destinations(settings, "peer")));
  }

  @AfterEach
  void asItWas() throws IOException {
    ProxySelector.setDefault(before);
    CheckedAddresses.done();
    told.stop(0);
    canary.close();
  }

  @Test
  void noClientConnectsToAnUnlistedHost() throws Exception {
    for (Map.Entry<String, ThrowingCallable> client : clients().entrySet()) {
      assertThatThrownBy(client.getValue()).describedAs(client.getKey()).isNotNull();
    }
    assertThat(connections()).as("connections of " + clients().keySet()).isZero();
  }

  /** The JDK's client does not ask again before it follows: so ours follow nobody. */
  @Test
  void noClientFollowsARedirectToAnUnlistedHost() throws Exception {
    HttpResponse<Void> led = get(HttpClient.newHttpClient(), peer() + "/away");
    assertThat(led.statusCode()).isEqualTo(307);
    URLConnection follower = URI.create(peer() + "/away").toURL().openConnection();
    assertThatThrownBy(follower::getInputStream).isNotNull();
    assertThat(connections()).isZero();
    YamlPropertiesFactoryBean defaults = new YamlPropertiesFactoryBean();
    defaults.setResources(new ClassPathResource("showpay-defaults.yaml"));
    assertThat(defaults.getObject()).containsEntry("spring.http.clients.redirects", "dont-follow");
  }

  @Test
  void whoIsToldOfIsReached() throws Exception {
    assertThat(get(HttpClient.newHttpClient(), peer() + "/").statusCode()).isEqualTo(204);
    HttpURLConnection plain = (HttpURLConnection) URI.create(peer() + "/").toURL().openConnection();
    assertThat(plain.getResponseCode()).isEqualTo(204);
  }

  /** With the selector of a JDK that nobody changed the canary would be connected to. */
  @Test
  void withoutTheDoorTheCanarySeesThem() throws Exception {
    ProxySelector.setDefault(before);
    new Socket("localhost", canary.getLocalPort()).close();
    assertThat(connections()).isOne();
  }

  @Test
  void anAddressThatWasLookedAtIsOpenToThisThreadUntilItIsDone() throws Exception {
    CheckedAddresses.letThrough(InetAddress.getByName("localhost"));
    new Socket("localhost", canary.getLocalPort()).close();
    Thread other =
        Thread.ofVirtual()
            .start(() ->
                assertThatThrownBy(() -> new Socket("localhost", canary.getLocalPort()))
                    .isInstanceOf(ToldHosts.NotTold.class));
    other.join();
    CheckedAddresses.done();
    assertThatThrownBy(() -> new Socket("localhost", canary.getLocalPort()))
        .isInstanceOf(ToldHosts.NotTold.class);
    assertThat(connections()).isOne();
  }

  @Test
  void everybodyWhomTheConfigurationNamesIsListed() {
    MockEnvironment settings =
        new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:postgresql://db-1:6432,db-2/auth?x=y:1")
            .withProperty("spring.flyway.url", "jdbc:postgresql://[::1]:5433/auth")
            .withProperty("showpay.replica.url", "jdbc:postgresql://replica/auth")
            .withProperty("spring.http.serviceclient.peer.base-url", "https://Peer.example")
            .withProperty("showpay.card-companies[0].base-url", "http://bank:8084")
            .withProperty("showpay.sms.system-id", "auth-server")
            .withProperty("showpay.sms.host", "sms")
            .withProperty("showpay.printer.host", "printer")
            .withProperty(
                "management.opentelemetry.tracing.export.otlp.endpoint", "http://otel:4318/v1")
            .withProperty("showpay.egress-also", "One:1, two:2");
    Set<String> expected =
        Set.of(
            "db-1:6432",
            "db-2:5432",
            "::1:5433",
            "replica:5432",
            "peer.example:443",
            "bank:8084",
            "sms:2775",
            "printer:9100",
            "otel:4318",
            "one:1",
            "two:2");
    assertThat(new Destinations(settings, "peer").get()).isEqualTo(expected);
    assertThat(new Destinations(new MockEnvironment(), "peer").get()).isEmpty();
  }

  private Map<String, ThrowingCallable> clients() {
    Map<String, ThrowingCallable> all = new LinkedHashMap<>();
    all.put("HttpClient", () -> get(HttpClient.newHttpClient(), canary() + "/"));
    all.put(
        "the services' own RestClient",
        () ->
            RestClient.builder()
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk().build())
                .build()
                .get()
                .uri(canary() + "/")
                .retrieve()
                .toBodilessEntity());
    all.put("Socket", () -> new Socket("localhost", canary.getLocalPort()));
    all.put(
        "Socket, connected later",
        () ->
            new Socket()
                .connect(
                    new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), canary.getLocalPort())));
    all.put("URLConnection", () -> URI.create(canary()).toURL().openConnection().getInputStream());
    all.put(
        "PostgreSQL's driver",
        () ->
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/x".formatted(canary.getLocalPort()), "x", "x"));
    return all;
  }

  private static HttpResponse<Void> get(HttpClient client, String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.discarding());
  }

  /** All that were made stand before the last one, which is our own. */
  private int connections() throws Exception {
    ProxySelector.setDefault(before);
    try (Socket last = new Socket("localhost", canary.getLocalPort())) {
      last.getOutputStream().write("last\n".getBytes(StandardCharsets.US_ASCII));
      int seen = 0;
      while (true) {
        try (Socket accepted = canary.accept()) {
          if (accepted.getPort() == last.getLocalPort()) {
            return seen;
          }
          seen++;
        }
      }
    }
  }

  private String canary() {
    return "http://localhost:" + canary.getLocalPort();
  }

  private String peer() {
    return "http://localhost:" + told.getAddress().getPort();
  }
}
