package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.trust.ServiceName;
import org.yaml.snakeyaml.Yaml;

/** In Spring an imported file wins over the one that imports it, whatever a reader would expect. */
class SharedDefaultsTest {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final String IMPORT = "spring.config.import";

  @ParameterizedTest
  @EnumSource
  void nothingThatAServiceSaysIsSaidByTheSharedFileToo(ServiceName service) throws IOException {
    Set<String> own =
        keysIn(CHECKOUT.resolve(service.text()).resolve("src/main/resources/application.yaml"));
    Set<String> shared =
        keysIn(CHECKOUT.resolve("payment-contracts/src/main/resources/showpay-defaults.yaml"));
    assertThat(own).contains(IMPORT);
    assertThat(shared).contains("spring.http.clients.connect-timeout");
    own.remove(IMPORT);
    assertThat(shared).doesNotContainAnyElementsOf(own);
  }

  /** Of what is said without a profile. */
  private static Set<String> keysIn(Path file) throws IOException {
    Set<String> keys = new TreeSet<>();
    Iterable<Object> documents = new Yaml().loadAll(Files.readString(file));
    add("", documents.iterator().next(), keys);
    return keys;
  }

  private static void add(String path, Object said, Set<String> keys) {
    if (said instanceof Map<?, ?> parts) {
      parts.forEach(
          (name, part) -> add(path.isEmpty() ? "" + name : path + "." + name, part, keys));
    } else {
      keys.add(path);
    }
  }
}
