package org.showpay.contracts.certificate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** With the profile {@code secure} nobody is told to speak in the clear. */
class EncryptedLinesTest {

  private static final String PEER = "spring.http.serviceclient.till-line.base-url";

  private final MockEnvironment environment = new MockEnvironment();

  @BeforeEach
  void everythingIsEncrypted() {
    environment.setProperty(
        "spring.datasource.url",
        "jdbc:postgresql://localhost/cat?sslmode=verify-full&sslrootcert=ca.crt");
    environment.setProperty(PEER, "https://localhost:8082");
  }

  @Test
  void whatIsEncryptedIsFine() {
    assertThatCode(() -> EncryptedLines.require(environment)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/cat",
        "jdbc:postgresql://localhost/cat?sslmode=require",
        "jdbc:postgresql://localhost/cat?sslmode=verify-ca&sslrootcert=ca.crt"
      })
  void aDatabaseWhoseCertificateNobodyLooksAtIsNot(String url) {
    environment.setProperty("spring.datasource.url", url);
    assertThatIllegalStateException()
        .isThrownBy(() -> EncryptedLines.require(environment))
        .withMessageContaining("spring.datasource.url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8082", "localhost:8082", ""})
  void aPeerThatIsCalledInTheClearIsNot(String address) {
    environment.setProperty(PEER, address);
    assertThatIllegalStateException()
        .isThrownBy(() -> EncryptedLines.require(environment))
        .withMessageContaining(PEER);
  }

  @Test
  void aCardCompanyThatIsCalledInTheClearIsNot() {
    environment.setProperty("showpay.card-companies[0].base-url", "https://hanbit.example");
    assertThatCode(() -> EncryptedLines.require(environment)).doesNotThrowAnyException();
    environment.setProperty("showpay.card-companies[1].base-url", "http://nuri.example");
    assertThatIllegalStateException()
        .isThrownBy(() -> EncryptedLines.require(environment))
        .withMessageContaining("showpay.card-companies[1]");
  }

  @Test
  void aReplicaWhoseCertificateNobodyLooksAtIsNot() {
    environment.setProperty("showpay.replica.url", "jdbc:postgresql://replica/auth");
    assertThatIllegalStateException()
        .isThrownBy(() -> EncryptedLines.require(environment))
        .withMessageContaining("showpay.replica.url");
  }
}
