package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.migration.Migrate;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The chart, rendered by Helm, against Kubernetes' schema and against what the services are. */
class ChartTest {

  private static final List<String> SERVICES =
      Arrays.stream(ServiceName.values()).map(ServiceName::text).toList();
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path folder;
  private static Chart chart;

  @BeforeAll
  static void render() throws IOException {
    chart = Chart.rendered(folder);
  }

  @Test
  void kubernetesKnowsEachFieldOfIt() throws Exception {
    for (JsonNode document : chart.documents()) {
      assertThat(Chart.complaintOf(document)).isEmpty();
    }
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowOrMissesIsFound() throws Exception {
    ObjectNode deployment = (ObjectNode) chart.one("Deployment", "auth-server").deepCopy();
    container(deployment).put("livenesProbe", "misspelt");
    assertThat(Chart.complaintOf(deployment)).contains("livenesProbe");
    ObjectNode policy = (ObjectNode) chart.one("NetworkPolicy", "auth-server").deepCopy();
    ((ObjectNode) policy.at("/spec/egress/0")).put("port", 1);
    assertThat(Chart.complaintOf(policy)).contains("`port`");
    ObjectNode job = (ObjectNode) chart.one("Job", "auth-server-migration").deepCopy();
    ((ObjectNode) job.path("spec")).remove("template");
    assertThat(Chart.complaintOf(job)).contains("template");
  }

  @Test
  void eachServiceHasItsWorkloadItsBudgetItsMigrationAndAPolicyForBoth() {
    List<String> migrations = SERVICES.stream().map(it -> it + "-migration").toList();
    for (String kind : List.of("Deployment", "Service", "PodDisruptionBudget")) {
      assertThat(Chart.names(chart.all(kind))).hasSameElementsAs(SERVICES);
    }
    assertThat(Chart.names(chart.all("Job"))).hasSameElementsAs(migrations);
    assertThat(Chart.names(chart.all("NetworkPolicy")))
        .hasSameElementsAs(Stream.concat(SERVICES.stream(), migrations.stream()).toList());
    assertThat(Chart.names(chart.all("HorizontalPodAutoscaler")))
        .containsExactlyInAnyOrder("auth-server", "pin-generator-service");
    assertThat(chart.documents()).hasSize(6 * SERVICES.size() + 3);
  }

  @Test
  void withoutARegistryNothingIsRendered(@TempDir Path other) {
    assertThatThrownBy(() -> Chart.rendered(other, "image.repository="))
        .hasMessageContaining("image.repository: name the registry");
  }

  @Test
  void theCallsThatAreLetThroughAreThoseOfTheConfiguration() throws IOException {
    assertThat(Calls.configured()).contains("cat-terminal-sim -> auth-server:8082").hasSize(10);
    assertThat(Calls.letOut(chart)).isEqualTo(Calls.configured());
    assertThat(Calls.letIn(chart)).isEqualTo(Calls.configured());
  }

  @Test
  void aCallThatNoConfigurationKnowsIsFound(@TempDir Path other) throws IOException {
    Chart twin =
        Chart.rendered(other, "services.cat-terminal-sim.lines.bank=card-issuer-simulator");
    String call = "cat-terminal-sim -> card-issuer-simulator:8084";
    assertThat(Calls.letOut(twin)).contains(call).isNotEqualTo(Calls.configured());
    assertThat(Calls.letIn(twin)).contains(call).isNotEqualTo(Calls.configured());
  }

  @Test
  void onlyWebhooksLeaveTheClusterAndNotForPrivateNetworks() {
    List<JsonNode> open =
        chart.all("NetworkPolicy").stream()
            .filter(it -> !it.findValues("ipBlock").isEmpty())
            .toList();
    assertThat(Chart.names(open)).containsExactly("auth-server");
    assertThat(open.getFirst().findValue("ipBlock").path("except").toString())
        .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");
  }

  @Test
  void prometheusIsLetInWhereItIsNamedAndNobodyElse(@TempDir Path other) throws IOException {
    assertThat(chart.all("NetworkPolicy").toString()).doesNotContain("prometheus");
    Chart watched = Chart.rendered(other, "metrics.from[0].podSelector.matchLabels.app=prometheus");
    for (String service : SERVICES) {
      JsonNode policy = watched.one("NetworkPolicy", service);
      JsonNode migration = watched.one("NetworkPolicy", service + "-migration");
      assertThat(policy.at("/spec/ingress/0/from").toString()).contains("prometheus");
      assertThat(migration.at("/spec/ingress")).isEmpty();
    }
  }

  @Test
  void behindTheIngressAServiceTakesTheCallersAddressFromIt(@TempDir Path other)
      throws IOException {
    assertThat(settings(chart, "auth-server").path("server.forward-headers-strategy").asString(""))
        .isEqualTo("native");
    Chart closed = Chart.rendered(other, "ingress.enabled=false");
    assertThat(settings(closed, "auth-server").has("server.forward-headers-strategy")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aServiceIsToldItsPortItsDatabaseAndItsLines(ServiceName service) throws IOException {
    JsonNode container = container(chart.one("Deployment", service.text()));
    assertThat(container.path("image").asString())
        .startsWith(Chart.REPOSITORY + "/" + service.text() + ":");
    assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(service.port());
    assertThat(environment(container))
        .containsEntry("SPRING_FLYWAY_ENABLED", "false")
        .containsEntry(
            "SPRING_DATASOURCE_URL",
            "jdbc:postgresql://postgresql:5432/" + Secrets.databaseOf(service));
    Map<String, String> told = new LinkedHashMap<>();
    Calls.linesOf(service)
        .forEach((line, callee) ->
            told.put(
                "spring.http.serviceclient." + line + ".base-url",
                "http://" + callee.text() + ":" + callee.port()));
    settings(chart, service.text())
        .propertyStream()
        .filter(it -> it.getKey().startsWith("spring."))
        .forEach(it -> assertThat(told.remove(it.getKey())).isEqualTo(it.getValue().asString()));
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPodMayDoNothingThatItNeedNot(ServiceName service) {
    for (JsonNode workload :
        List.of(
            chart.one("Deployment", service.text()),
            chart.one("Job", service.text() + "-migration"))) {
      JsonNode pod = workload.at("/spec/template/spec");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      JsonNode rights = container(workload).path("securityContext");
      assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(rights.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
      assertThat(container(workload).at("/resources/limits/memory").asString()).endsWith("Mi");
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsAskedWhetherItLivesAndWhetherItIsReady(ServiceName service) {
    JsonNode container = container(chart.one("Deployment", service.text()));
    assertThat(container.at("/startupProbe/httpGet/path").asString())
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.at("/livenessProbe/httpGet/path").asString())
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.at("/readinessProbe/httpGet/path").asString())
        .isEqualTo("/actuator/health/readiness");
  }

  @ParameterizedTest
  @EnumSource
  void theOwnersPasswordIsTheMigrationsAloneAndNoSecretIsWrittenHere(ServiceName service) {
    String own = "showpay-" + service.text();
    JsonNode job = chart.one("Job", own.substring("showpay-".length()) + "-migration");
    assertThat(chart.one("Deployment", service.text()).findValuesAsString("secretName"))
        .containsExactly(own);
    assertThat(job.findValuesAsString("secretName")).containsExactly(own + "-owner");
    assertThat(job.at("/metadata/annotations/was~1hook").asString())
        .isEqualTo("pre-install,pre-upgrade");
    assertThat(container(job).path("command").toString()).contains(Migrate.class.getName());
    assertThat(chart.all("Secret")).isEmpty();
    assertThat(environment(container(chart.one("Deployment", service.text()))).keySet())
        .containsExactlyInAnyOrder(
            "SPRING_DATASOURCE_URL", "SPRING_FLYWAY_ENABLED", "SPRING_APPLICATION_JSON");
    assertThat(chart.documents().toString()).doesNotContainIgnoringCase("password");
  }

  @Test
  void behindPgBouncerTheDriverPreparesNothingAndMigrationsGoPastIt(@TempDir Path other)
      throws IOException {
    Chart pooled =
        Chart.rendered(
            other, "database.pooled=true", "database.host=bouncer", "database.migrationHost=pg");
    assertThat(environment(container(pooled.one("Deployment", "auth-server"))))
        .containsEntry(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://bouncer:5432/auth?prepareThreshold=0");
    assertThat(environment(container(pooled.one("Job", "auth-server-migration"))))
        .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://pg:5432/auth");
  }

  private static JsonNode settings(Chart chart, String service) {
    JsonNode container = container(chart.one("Deployment", service));
    return JSON.readTree(environment(container).get("SPRING_APPLICATION_JSON"));
  }

  private static ObjectNode container(JsonNode workload) {
    return (ObjectNode) workload.at("/spec/template/spec/containers/0");
  }

  private static Map<String, String> environment(JsonNode container) {
    Map<String, String> environment = new LinkedHashMap<>();
    container
        .path("env")
        .forEach(it -> environment.put(it.path("name").asString(), it.path("value").asString()));
    return environment;
  }
}
