package org.showpay.stack.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.secrets.OperatorKeys;
import org.showpay.stack.secrets.Secret;
import org.showpay.stack.secrets.Secrets;
import org.showpay.stack.service.Addresses;
import org.showpay.stack.suite.Suite;

/**
 * The services of docker-compose.yml, as they are seen from within the network of its edge: each at
 * its usual port of localhost, which is where a browser on the machine finds it too.
 */
public final class ComposedSuite implements Suite {

  private final Path secrets;
  private final String databaseServer;
  private final OperatorKeys keys;
  private final long begunAt = System.nanoTime();
  private final Addresses addresses;

  /**
   * A suite that is up.
   *
   * @param secrets a folder with the operator's keys, and with the superuser's password and the
   *     services' public keys where databases are looked into
   */
  public ComposedSuite(Path secrets, String databaseServer) {
    this.secrets = secrets;
    this.databaseServer = databaseServer;
    this.keys = new OperatorKeys(secrets);
    this.addresses =
        new Addresses(
            Arrays.stream(ServiceName.values())
                .collect(Collectors.toMap(Function.identity(), ServiceName::port)),
            Secrets.authority(secrets).isPresent());
  }

  @Override
  public URI urlOf(ServiceName service) {
    return addresses.of(service);
  }

  @Override
  public URI urlAmongPeersOf(ServiceName service) {
    return URI.create("http://%s:%d".formatted(service.text(), service.port()));
  }

  @Override
  public ApiKey operatorKey() {
    return keys.operatorKey();
  }

  @Override
  public Optional<ApiKey> shopKey() {
    return keys.shopKey();
  }

  @Override
  public void keepShopKey(ApiKey key) {
    keys.keepShopKey(key);
  }

  @Override
  public DatabaseAccess databaseOf(ServiceName service) {
    try {
      Path file = Secrets.superuserPasswordFile(secrets);
      Secret password = new Secret(Files.readString(file).strip());
      return DatabaseServer.accessTo(service, databaseServer, password, Secrets.authority(secrets));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TrustedKeys trustedKeys() {
    return Secrets.trustedKeys(secrets);
  }

  @Override
  public Path pictures() {
    return Path.of(System.getProperty("java.io.tmpdir"), "pictures");
  }

  @Override
  public Duration upFor() {
    return Duration.ofNanos(System.nanoTime() - begunAt);
  }

  /** Only who has the engine may stop a container. */
  @Override
  public Optional<Switches> switches() {
    return Optional.empty();
  }
}
