package org.showpay.stack.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.MovedClock;

/** Certificates are kept while they are good for long enough, and nobody else reads the keys. */
class SuiteCertificatesTest {

  @TempDir Path parent;
  private final MovedClock clock = new MovedClock();

  @Test
  void eachServiceHasItsOwnByItsOwnName() throws Exception {
    SuiteCertificates certificates = open();
    for (ServiceName service : ServiceName.values()) {
      X509Certificate own = certificateOf(certificates, service);
      assertThat(own.getSubjectAlternativeNames())
          .extracting(name -> name.getLast().toString())
          .containsExactly(service.text(), "localhost");
      assertThat(certificates.authority().signed(own)).isTrue();
    }
  }

  @Test
  void oneThatIsGoodForLongEnoughIsKept() throws IOException {
    X509Certificate first = certificateOf(open(), ServiceName.AUTH_SERVER);
    clock.is(SuiteCertificates.LIFE.minus(SuiteCertificates.RENEWED_BEFORE_END).minusHours(1));
    SuiteCertificates later = open();
    assertThat(later.renew()).isFalse();
    assertThat(certificateOf(later, ServiceName.AUTH_SERVER)).isEqualTo(first);
  }

  @Test
  void oneThatIsNearItsEndGetsASuccessorWithAnotherKeyOfTheSameAuthority() throws IOException {
    SuiteCertificates certificates = open();
    X509Certificate first = certificateOf(certificates, ServiceName.AUTH_SERVER);
    clock.is(SuiteCertificates.LIFE.minus(SuiteCertificates.RENEWED_BEFORE_END).plusHours(1));
    assertThat(certificates.renew()).isTrue();
    assertThat(certificates.renew()).isFalse();
    X509Certificate second = certificateOf(certificates, ServiceName.AUTH_SERVER);
    assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
    assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
    assertThat(certificates.authority().signed(second)).isTrue();
  }

  @Test
  void aStartThatDiedBetweenKeyAndCertificateIsMadeGood() throws IOException {
    Path folder = open().folderOf(ServiceName.AUTH_SERVER);
    Files.delete(folder.resolve("tls.crt"));
    assertThat(open().folderOf(ServiceName.AUTH_SERVER).resolve("tls.crt")).exists();
  }

  @Test
  void anAuthorityThatIsNearItsEndIsFollowedByOneThatEveryoneIsTold() throws IOException {
    Authority first = open().authority();
    clock.is(Duration.ofDays(729));
    SuiteCertificates later = open();
    assertThat(later.authority().signed(first.own().certificate())).isFalse();
    X509Certificate own = certificateOf(later, ServiceName.AUTH_SERVER);
    assertThat(later.authority().signed(own)).isTrue();
    assertThat(PemFile.readCertificate(later.folderOf(ServiceName.AUTH_SERVER).resolve("ca.crt")))
        .isEqualTo(later.authority().own().certificate());
  }

  @Test
  void nobodyElseReadsThem() throws IOException {
    open();
    try (Stream<Path> all = Files.walk(parent.resolve("tls"))) {
      for (Path each : all.toList()) {
        String expected = Files.isDirectory(each) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(expected);
      }
    }
  }

  private SuiteCertificates open() throws IOException {
    return new SuiteCertificates(parent.resolve("tls"), clock);
  }

  private static X509Certificate certificateOf(SuiteCertificates all, ServiceName service)
      throws IOException {
    return PemFile.readCertificate(all.folderOf(service).resolve("tls.crt"));
  }
}
