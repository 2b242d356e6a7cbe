package org.showpay.benchmarks.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.benchmarks.limit.Pgbench;
import org.showpay.stack.StackPlan;
import org.showpay.stack.machine.StackFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole benchmark, small: services ask PostgreSQL for what its script says, it ends, and its
 * books agree; how fast it was is nobody's test.
 */
class ExperimentTest {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void measuresPaymentsBesideTheDatabasesLimit(@TempDir Path home) throws Exception {
    StringWriter said = new StringWriter();
    Results results = new Results(new PrintWriter(said, true));
    Optional<Pgbench> pgbench = pgbench();
    new Experiment(
            CHECKOUT, StackPlan.of(CHECKOUT).beside(home.resolve("load")), Size.SMOKE, results)
        .run(pgbench.orElse(null), true, false);
    Path file = home.resolve("bench.json");
    results.write(file, name -> false);
    JsonNode json = JsonMapper.builder().build().readTree(Files.readString(file));
    assertThat(said.toString()).contains("as many rows everywhere", "0 failed");
    assertThat(json.path("payments_per_second").asDouble()).isPositive();
    assertThat(json.path("p99_ms_at_half").asDouble()).isPositive();
    if (pgbench.isPresent()) {
      assertThat(json.path("ratio").asDouble()).isBetween(0.001, 10.0);
    }
  }

  private static Optional<Pgbench> pgbench() throws IOException {
    try {
      return Optional.of(Pgbench.find());
    } catch (StackFailure missing) {
      assertThat(missing.line()).contains("pgbench is missing", "apt install");
      return Optional.empty();
    }
  }
}
