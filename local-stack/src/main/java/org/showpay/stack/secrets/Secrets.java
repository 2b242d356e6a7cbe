package org.showpay.stack.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.trust.ServiceName;

/** Every secret of one machine; the folder of a service holds those that it may know. */
public final class Secrets {

  private static final int KEY_BYTES = 32;
  private static final String SCRAPER = "scraper";
  private static final String SCRAPER_KEY = "scraper-key";
  private static final String DATABASE = "database";
  private static final String SUPERUSER_PASSWORD = "superuser-password";
  private static final String PUBLIC = "public";
  private static final String TRUSTED_KEYS = "trusted-keys";
  private static final String AUTHORITY = "ca.crt";
  private static final String CERTIFICATES = "tls";
  private static final String PAY_CODE_KEY = "showpay.pay-code-key";

  /** By the names under which they bind to the SMS server. */
  private static final Map<ServiceName, String> SMS_SENDERS =
      Map.of(ServiceName.PIN_GENERATOR, "pin-generator", ServiceName.AUTH_SERVER, "auth-server");

  /** SMPP has room for no more. */
  private static final int SMS_PASSWORD_LENGTH = 8;

  private final Path folder;
  private final SecretStore store;
  private final SecureRandom random = new SecureRandom();
  private final Map<ServiceName, Secret> ownerPasswords = new EnumMap<>(ServiceName.class);
  private final Map<ServiceName, Secret> applicationPasswords = new EnumMap<>(ServiceName.class);
  private final ApiKey operatorKey;
  private final Secret superuserPassword;
  private final Optional<SuiteCertificates> certificates;

  private Secrets(Path folder, boolean hasData, Optional<Clock> certified) throws IOException {
    this.folder = folder;
    this.store = new SecretStore(folder, hasData);
    this.operatorKey =
        new ApiKey(
            store.keep(
                OperatorKeys.OWNER,
                OperatorKeys.OPERATOR_KEY,
                () -> ApiKeyHash.draw(random).reveal()));
    this.superuserPassword =
        new Secret(store.keep(DATABASE, SUPERUSER_PASSWORD, this::drawPassword));
    keepTrust();
    keepOwnKeys();
    keepSmsPasswords();
    keepDatabaseAccounts();
    this.certificates = keepCertificates(certified);
  }

  /**
   * Reads the secrets, and draws those that were never drawn.
   *
   * @param hasData true when there are rows that older secrets were used for
   * @throws org.showpay.stack.machine.StackFailure when there are rows, and a secret is missing
   */
  public static Secrets open(Path folder, boolean hasData) throws IOException {
    return new Secrets(folder, hasData, Optional.empty());
  }

  /** The same with certificates, for a suite that speaks TLS alone. */
  public static Secrets openCertified(Path folder, boolean hasData, Clock clock)
      throws IOException {
    return new Secrets(folder, hasData, Optional.of(clock));
  }

  /** The file from which the operator's key can be read at any time. */
  public static Path operatorKeyFile(Path folder) {
    return folder.resolve(OperatorKeys.OWNER).resolve(OperatorKeys.OPERATOR_KEY);
  }

  /** The file from which the password of PostgreSQL's superuser can be read at any time. */
  public static Path superuserPasswordFile(Path folder) {
    return folder.resolve(DATABASE).resolve(SUPERUSER_PASSWORD);
  }

  /** The public keys of all services, in a folder without secrets. */
  public static TrustedKeys trustedKeys(Path folder) {
    return new TrustedKeys(folder.resolve(PUBLIC).resolve(TRUSTED_KEYS));
  }

  /** Whom to believe who calls the suite of this folder, if it speaks TLS. */
  public static Optional<Path> authority(Path folder) {
    return Optional.of(authorityFile(folder)).filter(Files::exists);
  }

  /** The same of this suite. */
  public Optional<Path> authority() {
    return certificates.map(present -> authorityFile(folder));
  }

  /** The certificates of a suite that speaks TLS. */
  public Optional<SuiteCertificates> certificates() {
    return certificates;
  }

  /** The folder that a service reads its secrets from. */
  public Path folderOf(ServiceName service) {
    return folder.resolve(service.text());
  }

  /** What the operator proves itself with. */
  public ApiKey operatorKey() {
    return operatorKey;
  }

  /** What the internet shop sells with, once it was opened. */
  public Optional<ApiKey> shopKey() {
    return new OperatorKeys(folder).shopKey();
  }

  /** Keeps it beside the operator's own key. */
  public void keepShopKey(ApiKey key) {
    new OperatorKeys(folder).keepShopKey(key);
  }

  /** What PostgreSQL's superuser proves itself with. */
  public Secret superuserPassword() {
    return superuserPassword;
  }

  /** What a service proves itself to its database with, while it makes its tables. */
  public Secret ownerPasswordOf(ServiceName service) {
    return Objects.requireNonNull(ownerPasswords.get(service));
  }

  /** What a service proves itself to its database with, once it serves. */
  public Secret applicationPasswordOf(ServiceName service) {
    return Objects.requireNonNull(applicationPasswords.get(service));
  }

  /** The name of the database of a service, and of the role that owns it. */
  public static String databaseOf(ServiceName service) {
    return switch (service) {
      case PIN_GENERATOR -> "pin";
      case AUTH_SERVER -> "auth";
      case GATEWAY_ADAPTER -> "gateway";
      case CARD_ISSUER -> "issuer";
      case MOBILE_TERMINAL -> "mobile";
      case CAT_TERMINAL -> "cat";
      case SHOPPING_MALL -> "mall";
    };
  }

  /** The role that a service serves as: named after the owner, which is how migrations find it. */
  public static String applicationOf(ServiceName service) {
    return databaseOf(service) + "_app";
  }

  private static Path authorityFile(Path folder) {
    return folder.resolve(PUBLIC).resolve(AUTHORITY);
  }

  private Optional<SuiteCertificates> keepCertificates(Optional<Clock> certified)
      throws IOException {
    if (certified.isEmpty()) {
      Files.deleteIfExists(authorityFile(folder));
      return Optional.empty();
    }
    SuiteCertificates kept = new SuiteCertificates(folder.resolve(CERTIFICATES), certified.get());
    kept.publish(authorityFile(folder));
    return Optional.of(kept);
  }

  private void keepTrust() throws IOException {
    List<String> signingKeys = new ArrayList<>();
    for (ServiceName service : ServiceName.values()) {
      signingKeys.add(
          store.keep(service.text(), "showpay.trust.signing-key", () -> SigningKeys.draw(service)));
    }
    String trustedKeys = SigningKeys.publicHalves(signingKeys);
    store.put(PUBLIC, TRUSTED_KEYS, trustedKeys);
    String operatorKeyHash = ApiKeyHash.of(operatorKey).hex();
    ApiKey scraperKey =
        new ApiKey(store.keep(SCRAPER, SCRAPER_KEY, () -> ApiKeyHash.draw(random).reveal()));
    for (ServiceName service : ServiceName.values()) {
      store.put(service.text(), "showpay.trust.trusted-keys", trustedKeys);
      store.put(service.text(), "showpay.trust.operator-key-hash", operatorKeyHash);
      store.put(service.text(), "showpay.trust.scraper-key-hash", ApiKeyHash.of(scraperKey).hex());
    }
  }

  private void keepOwnKeys() throws IOException {
    for (ServiceName service : ServiceName.values()) {
      for (String name : ownKeysOf(service)) {
        store.keep(service.text(), name, this::drawKey);
      }
    }
    // Both sides of a pay code digest it under the same key.
    String payCodeKey = store.keep(ServiceName.AUTH_SERVER.text(), PAY_CODE_KEY, this::drawKey);
    store.put(ServiceName.PIN_GENERATOR.text(), PAY_CODE_KEY, payCodeKey);
  }

  private static List<String> ownKeysOf(ServiceName service) {
    return switch (service) {
      case AUTH_SERVER ->
          List.of("showpay.password-pepper", "showpay.idempotency-key", "showpay.webhook-key");
      case GATEWAY_ADAPTER -> List.of("showpay.vault-key", "showpay.card-fingerprint-key");
      case CARD_ISSUER -> List.of("showpay.pan-key");
      case MOBILE_TERMINAL, CAT_TERMINAL -> List.of("showpay.device-key");
      case SHOPPING_MALL -> List.of("showpay.shop-key");
      case PIN_GENERATOR -> List.of();
    };
  }

  /** The SMS server knows its senders' passwords, and they know one each. */
  private void keepSmsPasswords() throws IOException {
    for (Map.Entry<ServiceName, String> sender : SMS_SENDERS.entrySet()) {
      String password =
          store.keep(sender.getKey().text(), "showpay.sms.password", this::drawSmsPassword);
      store.put(
          ServiceName.MOBILE_TERMINAL.text(),
          "showpay.sms.passwords." + sender.getValue(),
          password);
    }
  }

  private void keepDatabaseAccounts() throws IOException {
    for (ServiceName service : ServiceName.values()) {
      store.put(service.text(), "spring.flyway.user", databaseOf(service));
      ownerPasswords.put(service, password(service, "spring.flyway.password"));
      store.put(service.text(), "spring.datasource.username", applicationOf(service));
      applicationPasswords.put(service, password(service, "spring.datasource.password"));
    }
  }

  private Secret password(ServiceName service, String name) throws IOException {
    return new Secret(store.keep(service.text(), name, this::drawPassword));
  }

  private String drawKey() {
    return Base64.getEncoder().encodeToString(drawBytes());
  }

  private String drawPassword() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawBytes());
  }

  private String drawSmsPassword() {
    return drawPassword().substring(0, SMS_PASSWORD_LENGTH);
  }

  private byte[] drawBytes() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
