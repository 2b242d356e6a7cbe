package org.showpay.stack.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.machine.Ports;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.process.LogFile;
import org.showpay.stack.secrets.Authority.Identity;
import org.showpay.stack.secrets.Identities.Wrong;
import org.showpay.testing.MovedClock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.ResourceAccessException;

/** Who gets through to a service in the profile {@code secure}, and whom it speaks to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureServiceTest {

  private static final ServiceName CALLER = CertifiedService.CALLER;
  private static final Duration SIX_DAYS = Duration.ofDays(6);

  @TempDir static Path folder;

  private final MovedClock clock = new MovedClock();
  private int peerPort;
  private @Nullable Secrets drawn;
  private @Nullable DatabaseServer database;
  private @Nullable ConfigurableApplicationContext service;

  /** The certificates are six days old already, so that they can be renewed. */
  @BeforeAll
  void start() throws IOException {
    StackHome home = new StackHome(folder, Path.of("target", "stack", ".showpay"));
    List<Integer> ports = Ports.free(2);
    peerPort = ports.getLast();
    clock.is(SIX_DAYS.negated());
    drawn = Secrets.openCertified(home.secrets(), false, clock);
    LogFile log = new LogFile(folder, "postgresql", Clock.systemUTC());
    database = DatabaseServer.start(home, ports.getFirst(), drawn, log);
    String url = database.urlFor(CertifiedService.SELF);
    service = CertifiedService.start(drawn, url, peerPort);
  }

  @AfterAll
  void stop() throws IOException {
    Objects.requireNonNull(service).close();
    Objects.requireNonNull(database).close();
  }

  @Test
  void speaksTls12AndLaterWithAuthenticatedEncryptionAlone() throws IOException {
    assertThat(Hello.isAnswered(port(), Hello.TLS_1_2, Hello.GCM)).isTrue();
    assertThat(Hello.isAnswered(port(), Hello.TLS_1_2, Hello.CBC)).isFalse();
    assertThat(Hello.isAnswered(port(), Hello.TLS_1_1, Hello.CBC_OF_1_1)).isFalse();
  }

  @Test
  void answersNobodyInTheClear() throws IOException {
    int before = desk().asked.get();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(CertifiedService.PATH, secrets().operatorKey().reveal());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("TLS");
    }
    assertThat(desk().asked).hasValue(before);
  }

  @Test
  void itsClientProvesItselfToAPeerOfItsAuthority() throws Exception {
    try (Stranger peer = stranger(identities().right(CALLER))) {
      assertThat(client().ask()).contains("heard");
      assertThat(peer.callers()).singleElement().isEqualTo(ownCertificate());
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsClientSaysNothingToAPeerWithTheWrongCertificate(Wrong wrong) throws Exception {
    assertThat(refuses(client()::ask, identities().wrong(CALLER, wrong))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void itsSocketReachesNoPeerWithTheWrongCertificate(Wrong wrong) throws Exception {
    try (Stranger _ = stranger(identities().right(CALLER));
        Socket line = sockets().connect("localhost", peerPort)) {
      assertThat(line.isConnected()).isTrue();
    }
    try (Stranger _ = stranger(identities().wrong(CALLER, wrong))) {
      assertThatThrownBy(() -> sockets().connect("localhost", peerPort))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void itsSocketHearsNobodyButPeers() throws Exception {
    assertThat(Doorstep.hears(sockets(), as(identities().right(CALLER)))).isTrue();
    assertThat(Doorstep.hears(sockets(), as())).isFalse();
    for (Wrong wrong : EnumSet.complementOf(EnumSet.of(Wrong.ANOTHER_NAME))) {
      assertThat(Doorstep.hears(sockets(), as(identities().wrong(CALLER, wrong)))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatBelievesEverybodyWouldBeNoticed(Wrong wrong) throws Exception {
    assertThat(refuses(() -> Visitor.askCredulously(peerPort), identities().wrong(CALLER, wrong)))
        .isFalse();
  }

  @Test
  void takesTheTokenOfAServiceWithThatServicesCertificate() throws Exception {
    Identity caller = identities().right(CALLER);
    HttpResponse<String> answer = visitor().ask(as(caller), token());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void takesTheTokenOfAServiceFromNobodyWithoutACertificate() throws Exception {
    assertThatItIsRefused(visitor().ask(as(), token()));
  }

  @Test
  void takesTheTokenOfAServiceFromNoOtherService() throws Exception {
    Identity other = identities().right(ServiceName.PIN_GENERATOR);
    assertThatItIsRefused(visitor().ask(as(other), token()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ANOTHER_AUTHORITY", "OVER", "NOT_YET"})
  void doesNotListenToWhoHasTheWrongCertificate(Wrong wrong) throws Exception {
    int before = desk().asked.get();
    SSLContext caller = as(identities().wrong(CALLER, wrong));
    assertThatThrownBy(() -> visitor().ask(caller, token())).isInstanceOf(IOException.class);
    assertThat(desk().asked).hasValue(before);
  }

  @Test
  void doesNotListenToWhoMayOnlyBeCalled() throws Exception {
    SSLContext caller = as(identities().database(CALLER));
    assertThatThrownBy(() -> visitor().ask(caller, token())).isInstanceOf(IOException.class);
  }

  @Test
  void letsPeopleInByTheirKeysWithoutACertificate() throws Exception {
    String key = secrets().operatorKey().reveal();
    assertThat(visitor().ask(as(), key).statusCode()).isEqualTo(200);
  }

  @Test
  void servesAndShowsARenewedCertificateWithoutARestart() throws Exception {
    X509Certificate before = ownCertificate();
    assertThat(visitor().shown()).isEqualTo(before);
    clock.is(Duration.ZERO);
    assertThat(certificates().renew()).isTrue();
    assertThat(ownCertificate()).isNotEqualTo(before);
    Awaitility.await().until(() -> visitor().shown().equals(ownCertificate()));
    try (Stranger peer = stranger(identities().right(CALLER))) {
      Awaitility.await()
          .untilAsserted(() -> {
            assertThat(client().ask()).contains("heard");
            assertThat(peer.callers().getLast()).isEqualTo(ownCertificate());
          });
    }
  }

  @Test
  void noConnectionToTheDatabaseIsInTheClearAndEveryPasswordIsBySCRAM() throws Exception {
    assertThat(line().holdsForAll("ssl", DatabaseLine.CONNECTIONS)).isTrue();
    assertThat(line().holdsForAll("rolpassword like 'SCRAM-SHA-256$%'", DatabaseLine.ROLES))
        .isTrue();
    assertThatThrownBy(() -> line().open("localhost", "sslmode=disable"))
        .hasMessageContainingAll("pg_hba", "no encryption");
  }

  @Test
  void aDatabaseWithTheWrongCertificateIsNotSpokenTo() throws Exception {
    Path another = folder.resolve("another.crt");
    PemFile.write(another, Identities.another().own().certificate());
    Path own = secrets().authority().orElseThrow();
    assertThat(line().isSpokenTo("localhost", "verify-full", own)).isTrue();
    assertThat(line().isSpokenTo("127.0.0.1", "verify-full", own)).isFalse();
    assertThat(line().isSpokenTo("localhost", "verify-full", another)).isFalse();
    assertThat(line().isSpokenTo("127.0.0.1", "verify-ca", own)).isTrue();
  }

  /** True when a call ends without a word to a server that has this certificate. */
  private boolean refuses(Supplier<String> call, Identity identity) throws Exception {
    try (Stranger server = stranger(identity)) {
      try {
        assertThat(call.get()).contains("heard");
        return false;
      } catch (ResourceAccessException refused) {
        assertThat(refused).hasCauseInstanceOf(SSLException.class);
        assertThat(server.requests()).isZero();
        return true;
      }
    }
  }

  private static void assertThatItIsRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"nextStep\":\"FIX_REQUEST\"", "with the certificate of auth-server alone");
  }

  private X509Certificate ownCertificate() throws IOException {
    return PemFile.readCertificate(
        certificates().folderOf(CertifiedService.SELF).resolve("tls.crt"));
  }

  private Stranger stranger(Identity identity) throws Exception {
    return new Stranger(peerPort, identity, identities().believed());
  }

  /** The right authority believed, and one of these shown, or nothing. */
  private SSLContext as(Identity... own) throws Exception {
    return Stranger.contextOf(identities().believed(), own);
  }

  private String token() throws Exception {
    return Visitor.token(secrets(), CALLER);
  }

  private Visitor visitor() {
    return new Visitor(port());
  }

  private Identities identities() {
    return new Identities(certificates().authority());
  }

  private SuiteCertificates certificates() {
    return secrets().certificates().orElseThrow();
  }

  private Secrets secrets() {
    return Objects.requireNonNull(drawn);
  }

  private DatabaseLine line() {
    return new DatabaseLine(Objects.requireNonNull(database), secrets());
  }

  private ConfigurableApplicationContext context() {
    return Objects.requireNonNull(service);
  }

  private int port() {
    return context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private PeerSockets sockets() {
    return context().getBean(PeerSockets.class);
  }

  private CertifiedService.Peer client() {
    return context().getBean(CertifiedService.Peer.class);
  }

  private CertifiedService.Desk desk() {
    return context().getBean(CertifiedService.Desk.class);
  }
}
