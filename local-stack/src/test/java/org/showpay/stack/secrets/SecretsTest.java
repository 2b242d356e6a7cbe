package org.showpay.stack.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackFailure;

/** Secrets are drawn once, kept private, and never silently drawn again. */
class SecretsTest {

  @TempDir Path parent;
  private Path folder = Path.of("");

  @BeforeEach
  void nameTheFolder() {
    folder = parent.resolve("secrets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment-gateway-adapter/showpay.vault-key",
        "card-issuer-simulator/showpay.pan-key",
        "auth-server/showpay.trust.signing-key",
        "operator/operator-key",
        "drawn"
      })
  void refusesToGoOnWithoutASecretThatDataWasWrittenWith(String lost) throws IOException {
    Secrets.open(folder, false);
    Files.delete(folder.resolve(lost));
    StackFailure failure =
        catchThrowableOfType(StackFailure.class, () -> Secrets.open(folder, true));
    assertThat(failure.line()).contains("is missing", "restore it", "--fresh").doesNotContain("\n");
    assertThat(failure.exitCode()).isEqualTo(StackFailure.NOTHING_STARTED);
    assertThat(folder.resolve(lost)).doesNotExist();
  }

  @Test
  void drawsALostSecretAgainWhileThereIsNoDataYet() throws IOException {
    Secrets.open(folder, false);
    Files.delete(folder.resolve("payment-gateway-adapter/showpay.vault-key"));
    Secrets.open(folder, false);
    assertThat(folder.resolve("payment-gateway-adapter/showpay.vault-key")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobile-terminal-sim/showpay.device-key",
        "shopping-mall-sim/showpay.shop-key",
        "shopping-mall-sim/spring.datasource.password"
      })
  void drawsASecretThatANewerVersionHasComeToNeedAndNoOtherAnew(String key) throws IOException {
    Secrets.open(folder, false);
    Map<String, String> before = contents();
    Files.delete(folder.resolve(key));
    Path list = folder.resolve("drawn");
    Files.writeString(list, Files.readString(list).replaceAll("(?m)^" + key + "\\n?", ""));
    Secrets.open(folder, true);
    assertThat(folder.resolve(key)).isNotEmptyFile();
    Map<String, String> after = contents();
    before.remove(folder.resolve(key).toString());
    before.remove(list.toString());
    assertThat(after).containsAllEntriesOf(before);
  }

  @Test
  void keepsTheShopsApiKeyForTheNextStart() throws IOException {
    ApiKey key = ApiKeyHash.draw(new SecureRandom());
    assertThat(Secrets.open(folder, false).shopKey()).isEmpty();
    Secrets.open(folder, false).keepShopKey(key);
    assertThat(Secrets.open(folder, true).shopKey()).contains(key);
  }

  @Test
  void staysTheSameOverRestarts() throws IOException {
    Secrets.open(folder, false);
    Map<String, String> first = contents();
    Secrets.open(folder, true);
    assertThat(contents()).isEqualTo(first).isNotEmpty();
  }

  @Test
  void aCrashInTheMiddleOfAWriteLeavesNoHalfSecret() throws IOException {
    Files.createDirectories(folder.resolve("operator"));
    Files.writeString(folder.resolve("operator").resolve(".operator-key.half"), "spk_ha");
    Secrets secrets = Secrets.open(folder, false);
    assertThat(folder.resolve("operator").resolve(".operator-key.half")).doesNotExist();
    assertThat(secrets.operatorKey().reveal()).hasSize(47);
  }

  @Test
  void onlyTheOwnerMayReadThem() throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Secrets.open(folder, false);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void everyServiceTrustsTheSignersAndTheOperatorOfThisMachine() throws Exception {
    Secrets secrets = Secrets.open(folder, false);
    for (ServiceName service : ServiceName.values()) {
      ECKey own = ECKey.parse(read(service, "showpay.trust.signing-key"));
      assertThat(own.getKeyID()).isEqualTo(service.text());
      JWKSet trusted = JWKSet.parse(read(service, "showpay.trust.trusted-keys"));
      assertThat(trusted.size()).isEqualTo(ServiceName.values().length);
      assertThat(trusted.getKeys()).noneMatch(key -> key.isPrivate());
      assertThat(Secrets.trustedKeys(folder).file())
          .hasContent(read(service, "showpay.trust.trusted-keys"));
      assertThat(Objects.requireNonNull(trusted.getKeyByKeyId(service.text())).toECKey())
          .isEqualTo(own.toPublicJWK());
      assertThat(read(service, "showpay.trust.operator-key-hash"))
          .isEqualTo(ApiKeyHash.of(secrets.operatorKey()).hex());
    }
  }

  @Test
  void theSmsServerKnowsItsSendersByPasswordsThatSmppHasRoomFor() throws IOException {
    Secrets.open(folder, false);
    String pin = read(ServiceName.PIN_GENERATOR, "showpay.sms.password");
    String auth = read(ServiceName.AUTH_SERVER, "showpay.sms.password");
    assertThat(pin).hasSize(8).isNotEqualTo(auth);
    assertThat(auth).hasSize(8);
    assertThat(read(ServiceName.MOBILE_TERMINAL, "showpay.sms.passwords.pin-generator"))
        .isEqualTo(pin);
    assertThat(read(ServiceName.MOBILE_TERMINAL, "showpay.sms.passwords.auth-server"))
        .isEqualTo(auth);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_SERVER, showpay.pay-code-key",
    "AUTH_SERVER, showpay.password-pepper",
    "AUTH_SERVER, showpay.idempotency-key",
    "AUTH_SERVER, showpay.webhook-key",
    "PIN_GENERATOR, showpay.pay-code-key",
    "GATEWAY_ADAPTER, showpay.vault-key",
    "GATEWAY_ADAPTER, showpay.card-fingerprint-key",
    "CARD_ISSUER, showpay.pan-key",
    "MOBILE_TERMINAL, showpay.device-key",
    "CAT_TERMINAL, showpay.device-key",
    "SHOPPING_MALL, showpay.shop-key"
  })
  void aKeyIsThirtyTwoBytesInBase64(ServiceName service, String name) throws IOException {
    Secrets.open(folder, false);
    assertThat(Base64.getDecoder().decode(read(service, name))).hasSize(32);
  }

  @Test
  void bothSidesOfAPayCodeShareAKeyAndNobodyElseSharesOne() throws IOException {
    Secrets.open(folder, false);
    assertThat(read(ServiceName.AUTH_SERVER, "showpay.pay-code-key"))
        .isEqualTo(read(ServiceName.PIN_GENERATOR, "showpay.pay-code-key"));
    assertThat(read(ServiceName.MOBILE_TERMINAL, "showpay.device-key"))
        .isNotEqualTo(read(ServiceName.CAT_TERMINAL, "showpay.device-key"));
    assertThat(folder.resolve("shopping-mall-sim").resolve("showpay.pay-code-key")).doesNotExist();
  }

  @Test
  void aServiceServesAsAnotherRoleThanTheOneThatOwnsItsTables() throws IOException {
    Secrets secrets = Secrets.open(folder, false);
    for (ServiceName service : ServiceName.values()) {
      String owner = read(service, "spring.flyway.user");
      assertThat(read(service, "spring.datasource.username")).isEqualTo(owner + "_app");
      assertThat(read(service, "spring.flyway.password"))
          .isEqualTo(secrets.ownerPasswordOf(service).reveal())
          .isNotEqualTo(read(service, "spring.datasource.password"));
    }
  }

  @Test
  void doesNotPrintItself() throws IOException {
    Secrets secrets = Secrets.open(folder, false);
    assertThat(secrets.superuserPassword().toString())
        .doesNotContain(secrets.superuserPassword().reveal());
  }

  private String read(ServiceName service, String name) throws IOException {
    return Files.readString(folder.resolve(service.text()).resolve(name));
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        contents.put(file.toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
