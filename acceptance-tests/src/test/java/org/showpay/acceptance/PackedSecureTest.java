package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;

import com.nimbusds.jose.jwk.ECKey;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.Stack;
import org.showpay.stack.StackPlan;
import org.showpay.stack.secrets.Secrets;
import org.showpay.testing.TestKeys;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * A service as it is packed, in the profile {@code secure}: which beans it has was decided when it
 * was built, and its guard has to be among them all the same.
 */
class PackedSecureTest {

  private static final String ROUTE = "/v1/journal?after=0";

  @TempDir static Path folder;

  private static RunningStack stack;
  private static Secrets secrets;

  @BeforeAll
  static void start() throws Exception {
    StackPlan plan =
        StackPlan.of(Path.of("..").toAbsolutePath().normalize())
            .beside(folder)
            .only(GATEWAY_ADAPTER)
            .withoutMakingStartupCaches()
            .secured(true);
    stack = new Stack(plan, Clock.systemUTC(), line -> {}).start();
    secrets = Secrets.openCertified(plan.home().secrets(), true, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aServicesTokenIsGoodWithItsOwnersCertificateAlone() throws Exception {
    HttpResponse<String> thief = ask(nobody(), token());
    assertThat(thief.statusCode()).isEqualTo(401);
    assertThat(thief.body()).contains("on a connection with the certificate of auth-server alone");
    assertThat(ask(as(GATEWAY_ADAPTER), token()).statusCode()).isEqualTo(401);
    assertThat(ask(as(AUTH_SERVER), token()).statusCode()).isNotIn(401, 403);
  }

  @Test
  void nothingIsAnsweredInTheClear() throws Exception {
    URI address = stack.urlOf(GATEWAY_ADAPTER);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(ROUTE);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("TLS");
    }
  }

  private static HttpResponse<String> ask(SSLContext as, String credential) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(stack.urlOf(GATEWAY_ADAPTER).resolve(ROUTE))
            .header("Authorization", "Bearer " + credential)
            .build();
    try (HttpClient client = HttpClient.newBuilder().sslContext(as).build()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static String token() throws Exception {
    Path key = secrets.folderOf(AUTH_SERVER).resolve("showpay.trust.signing-key");
    return TestKeys.sign(
        ECKey.parse(Files.readString(key)),
        TestKeys.claims(AUTH_SERVER.text(), Duration.ofMinutes(5), GATEWAY_ADAPTER)
            .subject(AUTH_SERVER.text())
            .claim("kind", "service")
            .build());
  }

  private static SSLContext nobody() {
    return context(null);
  }

  private static SSLContext as(ServiceName service) {
    Path own = secrets.certificates().orElseThrow().folderOf(service);
    return context(
        PemSslStoreDetails.forCertificate("file:" + own.resolve("tls.crt"))
            .withPrivateKey("file:" + own.resolve("tls.key")));
  }

  private static SSLContext context(@Nullable PemSslStoreDetails own) {
    PemSslStoreDetails believed =
        PemSslStoreDetails.forCertificate("file:" + secrets.authority().orElseThrow());
    return SslBundle.of(new PemSslStoreBundle(own, believed)).createSslContext();
  }
}
