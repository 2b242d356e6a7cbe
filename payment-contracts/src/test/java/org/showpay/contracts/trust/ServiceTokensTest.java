package org.showpay.contracts.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.testing.TestKeys;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestClient;

/** No peer hears a byte of a call that is made while a transaction is open. */
class ServiceTokensTest {

  @AfterEach
  void closeTheTransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(false);
  }

  static Stream<ClientHttpRequestInterceptor> everyWayToCall() {
    NimbusJwtEncoder encoder =
        new NimbusJwtEncoder(
            new ImmutableJWKSet<>(new JWKSet(TestKeys.keyOf(ServiceName.AUTH_SERVER))));
    ServiceTokens tokens = new ServiceTokens(ServiceName.AUTH_SERVER, encoder, Clock.systemUTC());
    return Stream.of(tokens.onCallsTo(ServiceName.GATEWAY_ADAPTER), BearerOf.interceptor());
  }

  @ParameterizedTest
  @MethodSource("everyWayToCall")
  void connectsToNobodyWhileATransactionIsOpen(ClientHttpRequestInterceptor credentials)
      throws IOException {
    try (ServerSocket peer = listen()) {
      TransactionSynchronizationManager.setActualTransactionActive(true);
      assertThatThrownBy(() -> call(peer, credentials))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("while a transaction was open");
      peer.setSoTimeout(200);
      assertThatThrownBy(peer::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void connectsWhenNoneIsOpen() throws IOException {
    try (ServerSocket peer = listen()) {
      Thread.ofVirtual().start(() -> answer(peer));
      assertThat(call(peer, everyWayToCall().toList().getFirst())).isEqualTo("heard");
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static String call(ServerSocket peer, ClientHttpRequestInterceptor credentials) {
    return String.valueOf(
        RestClient.builder()
            .requestInterceptor(credentials)
            .build()
            .get()
            .uri("http://127.0.0.1:" + peer.getLocalPort() + "/")
            .retrieve()
            .body(String.class));
  }

  private static void answer(ServerSocket peer) {
    try (Socket caller = peer.accept()) {
      caller
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nheard"
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
