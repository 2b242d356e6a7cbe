package org.showpay.stack.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Secrets;
import org.showpay.stack.service.Addresses;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docker-compose.yml says is what the rest of this module counts on. */
class ComposeFileTest {

  private static final List<String> WATCHERS = List.of("prometheus", "grafana", "jaeger");
  private static final Map<String, Map<String, Object>> CONTAINERS = read();

  /** What a browser opens has the same address with containers as without. */
  @ParameterizedTest
  @EnumSource(ServiceName.class)
  void aServiceIsToldWhateverAStackTellsIt(ServiceName service) {
    Map<ServiceName, Integer> usual = new EnumMap<>(ServiceName.class);
    for (ServiceName each : ServiceName.values()) {
      usual.put(each, each.port());
    }
    JsonNode ours = JsonMapper.shared().readTree(new Addresses(usual, false).asSpringProperties());
    JsonNode theirs =
        JsonMapper.shared()
            .readTree(environment(service).path("SPRING_APPLICATION_JSON").asString());
    assertThat(theirs.propertyNames()).containsAll(ours.propertyNames());
    ours.properties().stream()
        .filter(property -> !property.getKey().startsWith("spring.http.serviceclient."))
        .forEach(property ->
            assertThat(theirs.path(property.getKey()))
                .as(property.getKey())
                .isEqualTo(property.getValue()));
  }

  @ParameterizedTest
  @EnumSource(ServiceName.class)
  void aServiceHasItsPortItsDatabaseAndItsOwnSecretsAlone(ServiceName service) {
    assertThat(environment(service).path("SERVER_PORT").asInt()).isEqualTo(service.port());
    assertThat(environment(service).path("SPRING_DATASOURCE_URL").asString())
        .isEqualTo("jdbc:postgresql://postgres:5432/" + Secrets.databaseOf(service));
    assertThat(list(container(service), "volumes"))
        .singleElement()
        .isEqualTo(
            Map.of(
                "type", "volume",
                "source", "secrets",
                "target", "/run/secrets/showpay",
                "read_only", true,
                "volume", Map.of("subpath", service.text())));
  }

  /** Signed days are checked with public keys: no service's own key is where databases are read. */
  @ParameterizedTest
  @ValueSource(strings = {"demo", "check"})
  void whoeverChecksTheInvariantsHasWhatThatNeedsAndNoServicesSecrets(String name) {
    List<Path> folders =
        list(Objects.requireNonNull(CONTAINERS.get(name)), "volumes").stream()
            .map(each -> Path.of(String.valueOf(((Map<?, ?>) each).get("target"))))
            .toList();
    Path secrets = Path.of("/run/secrets/showpay");
    assertThat(folders)
        .contains(
            Secrets.superuserPasswordFile(secrets).getParent(),
            Secrets.trustedKeys(secrets).file().getParent());
    for (ServiceName service : ServiceName.values()) {
      assertThat(folders).doesNotContain(secrets, secrets.resolve(service.text()));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aContainerIsConfined(String name) {
    assertThat(Objects.requireNonNull(CONTAINERS.get(name)))
        .containsEntry("user", "999:999")
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("security_opt", List.of("no-new-privileges:true"))
        .containsEntry("ulimits", Map.of("core", 0))
        .containsKey("mem_limit")
        .doesNotContainKey("privileged");
  }

  static List<String> names() {
    return List.copyOf(CONTAINERS.keySet());
  }

  @Test
  void everyPortIsThatOfThisMachineUnlessToldOtherwise() {
    List<String> ports =
        CONTAINERS.values().stream()
            .flatMap(each -> list(each, "ports").stream())
            .map(String::valueOf)
            .toList();
    assertThat(ports)
        .hasSize(ServiceName.values().length + WATCHERS.size())
        .allSatisfy(port ->
            assertThat(port)
                .matches("(\\$\\{SHOWPAY_BIND:-127\\.0\\.0\\.1}|127\\.0\\.0\\.1):(\\d+):\\2"));
  }

  @Test
  void theEdgeReachesEveryService() {
    String command = String.valueOf(Objects.requireNonNull(CONTAINERS.get("edge")).get("command"));
    for (ServiceName service : ServiceName.values()) {
      assertThat(command).contains(" " + service.text() + ":" + service.port());
    }
  }

  private static JsonNode environment(ServiceName service) {
    return JsonMapper.shared().valueToTree(container(service).get("environment"));
  }

  private static Map<String, Object> container(ServiceName service) {
    return Objects.requireNonNull(CONTAINERS.get(service.text()), service.text());
  }

  private static List<?> list(Map<String, Object> container, String what) {
    return (List<?>) Optional.ofNullable(container.get(what)).orElse(List.of());
  }

  private static Map<String, Map<String, Object>> read() {
    try {
      String text = Files.readString(Path.of("..", "docker-compose.yml"));
      Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text);
      return Objects.requireNonNull(file.get("services"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
