package org.showpay.stack.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.showpay.contracts.merchant.ApiKey;

/** The keys that the operator works with, in a folder of their own among the secrets. */
public final class OperatorKeys {

  static final String OWNER = "operator";
  static final String OPERATOR_KEY = "operator-key";
  private static final String SHOP_API_KEY = "shop-api-key";

  private final Path folder;

  /** Those of one folder of secrets, of which nothing else need be readable. */
  public OperatorKeys(Path secrets) {
    this.folder = secrets.resolve(OWNER);
  }

  /** What the operator proves itself with. */
  public ApiKey operatorKey() {
    return read(folder.resolve(OPERATOR_KEY));
  }

  /** What the internet shop sells with, once it was opened. */
  public Optional<ApiKey> shopKey() {
    Path file = folder.resolve(SHOP_API_KEY);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** Keeps it beside the operator's own key. */
  public void keepShopKey(ApiKey key) {
    try {
      SecretStore.write(folder.resolve(SHOP_API_KEY), key.reveal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiKey read(Path file) {
    try {
      return new ApiKey(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
