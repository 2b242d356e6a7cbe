package org.showpay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What alert rules and dashboards ask of the services. */
public final class Watched {

  private static final Path FILES = Path.of("../deploy/observability");
  private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|by \\([^)]*\\)");
  private static final Pattern NAME = Pattern.compile("[a-z]+(_[a-z0-9]+)+");
  private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");

  private Watched() {}

  /** Alerts by name, each with the runbook that it names. */
  public static Map<String, String> runbooks() {
    Map<String, String> runbooks = new TreeMap<>();
    for (Map<String, ?> rule : rules()) {
      Map<?, ?> notes = (Map<?, ?>) Objects.requireNonNull(rule.get("annotations"));
      runbooks.put(String.valueOf(rule.get("alert")), String.valueOf(notes.get("runbook")));
    }
    return runbooks;
  }

  /** Every metric that a rule or a dashboard names. */
  public static Set<String> metrics() {
    return Stream.concat(rules().stream().map(rule -> String.valueOf(rule.get("expr"))), queries())
        .flatMap(Watched::namesIn)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every metric that a service shows, in the words of Prometheus. */
  public static Set<String> shownBy(Environment service) {
    return scrape(service)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the scraper gets. */
  public static String scrape(Environment service) {
    return Objects.requireNonNull(
        TestClient.raw(service, TestKeys.SCRAPER.reveal())
            .get()
            .uri("/actuator/prometheus")
            .retrieve()
            .body(String.class));
  }

  /** The same with links to traces, as Prometheus asks for it. */
  public static String openMetrics(Environment service) {
    return Objects.requireNonNull(
        TestClient.raw(service, TestKeys.SCRAPER.reveal())
            .get()
            .uri("/actuator/prometheus")
            .header("Accept", "application/openmetrics-text;version=1.0.0")
            .retrieve()
            .body(String.class));
  }

  static Stream<String> namesIn(String query) {
    Matcher names = NAME.matcher(LABELS.matcher(query).replaceAll(" "));
    return names.results().map(name -> name.group()).filter(name -> !FUNCTIONS.contains(name));
  }

  private static List<Map<String, ?>> rules() {
    Map<String, List<Map<String, List<Map<String, ?>>>>> file =
        new Yaml().load(read(FILES.resolve("prometheus/alerts.yml")));
    return Objects.requireNonNull(file.get("groups")).stream()
        .flatMap(group -> Objects.requireNonNull(group.get("rules")).stream())
        .toList();
  }

  private static Stream<String> queries() {
    try (Stream<Path> boards = Files.list(FILES.resolve("grafana/dashboards"))) {
      return boards
          .map(board -> JsonMapper.builder().build().readTree(read(board)))
          .flatMap(board -> board.findValues("expr").stream())
          .map(JsonNode::asString)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
