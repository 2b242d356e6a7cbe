package org.showpay.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Only a connection that was never made proves that nothing was sent. */
class SendingTest {

  private static final String HERE = "http://127.0.0.1:";

  @Test
  void nothingLeftForAPortWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket closed = listen()) {
      port = closed.getLocalPort();
    }
    assertThat(Sending.neverLeft(failureAt(HERE + port))).isTrue();
  }

  @Test
  void nothingLeftForAHostThatIsNowhere() {
    assertThat(Sending.neverLeft(failureAt("http://nobody.invalid"))).isTrue();
  }

  @Test
  void nothingLeftWhenTheConnectionWasNotMadeInTime() {
    assertThat(
            Sending.neverLeft(
                new ResourceAccessException("late", new HttpConnectTimeoutException("late"))))
        .isTrue();
  }

  @Test
  void theRequestMayHaveBeenReadByAPeerThatHangsUp() throws IOException {
    try (ServerSocket peer = listen()) {
      Thread.ofVirtual().start(() -> hangUp(peer));
      assertThat(Sending.neverLeft(failureAt(HERE + peer.getLocalPort()))).isFalse();
    }
  }

  @Test
  void theRequestMayHaveBeenReadByAPeerThatIsSilent() throws IOException {
    try (ServerSocket silent = listen()) {
      String address = HERE + silent.getLocalPort();
      assertThat(Sending.neverLeft(failureAt(address, Duration.ofSeconds(2)))).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("failuresAfterConnecting")
  void nothingElseProvesIt(Throwable failure) {
    assertThat(Sending.neverLeft(failure)).isFalse();
    assertThat(Sending.neverLeft(new IllegalStateException(failure))).isFalse();
  }

  static Stream<Throwable> failuresAfterConnecting() {
    return Stream.of(
        new HttpTimeoutException("no answer in time"),
        new SocketException("Connection reset"),
        // The network says so of a connection that stood, too.
        new NoRouteToHostException("No route to host"),
        new IOException("Broken pipe"),
        new IllegalArgumentException("a bug"));
  }

  /** Patient, since what is looked for comes by itself, however slow the machine is. */
  private static Throwable failureAt(String address) {
    return failureAt(address, Duration.ofSeconds(20));
  }

  private static Throwable failureAt(String address, Duration patience) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build());
    requests.setReadTimeout(patience);
    RestClient client = RestClient.builder().requestFactory(requests).build();
    return Objects.requireNonNull(
        catchThrowable(
            () -> client.post().uri(address).body("charge").retrieve().toEntity(String.class)));
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void hangUp(ServerSocket peer) {
    try (Socket caller = peer.accept()) {
      assertThat(caller.getInputStream().read()).isPositive();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
