package org.showpay.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents that are checked in, read as those who make clients of them read them. */
class DocumentsTest {

  private static final Path DOCUMENTS = Path.of("../docs/openapi");

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(DOCUMENTS)) {
      return files.sorted().toList();
    }
  }

  @Test
  void areThoseOfAllServices() throws IOException {
    assertThat(documents().stream().map(it -> it.getFileName().toString()))
        .containsExactly(
            "auth-server.yaml",
            "card-issuer-simulator.yaml",
            "cat-terminal-sim.yaml",
            "mobile-terminal-sim.yaml",
            "payment-gateway-adapter.yaml",
            "pin-generator-service.yaml",
            "shopping-mall-sim.yaml");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void areValid(Path document) throws IOException {
    assertThat(read(Files.readString(document)).getMessages()).isEmpty();
  }

  /** Were everything valid to the parser, the test above would say nothing. */
  @Test
  void wouldNotBeValidWithAPartLess() throws IOException {
    String whole = Files.readString(DOCUMENTS.resolve("auth-server.yaml"));
    assertThat(read(whole.replace("  title: ", "  name: ")).getMessages()).isNotEmpty();
    assertThat(read(whole.replace("responses:", "answers:")).getMessages()).isNotEmpty();
  }

  /** Each operation has a name of its own, a summary, and says who may call it. */
  @ParameterizedTest
  @MethodSource("documents")
  void tellOfEachOperation(Path document) throws IOException {
    OpenAPI api = read(Files.readString(document)).getOpenAPI();
    List<Operation> operations =
        api.getPaths().values().stream()
            .map(PathItem::readOperations)
            .flatMap(List::stream)
            .toList();
    assertThat(operations).isNotEmpty();
    assertThat(operations.stream().map(Operation::getOperationId)).doesNotHaveDuplicates();
    assertThat(operations)
        .allSatisfy(operation -> {
          assertThat(Objects.requireNonNullElse(operation.getSummary(), ""))
              .describedAs(operation.getOperationId())
              .isNotBlank()
              .hasSizeLessThan(140);
          assertThat(operation.getSecurity()).describedAs(operation.getOperationId()).isNotNull();
        });
  }

  @ParameterizedTest
  @MethodSource("documents")
  void showNoSecretAsAnExample(Path document) throws IOException {
    Components parts = read(Files.readString(document)).getOpenAPI().getComponents();
    List<String> secrets = formsThat(parts, form -> "password".equals(form.getFormat()));
    List<String> shown = formsThat(parts, form -> form.getExamples() != null);
    assertThat(secrets).isNotEmpty();
    assertThat(shown).isNotEmpty().doesNotContainAnyElementsOf(secrets);
  }

  private static List<String> formsThat(Components parts, Predicate<Schema<?>> are) {
    return parts.getSchemas().keySet().stream()
        .filter(name -> are.test(parts.getSchemas().get(name)))
        .toList();
  }

  private static SwaggerParseResult read(String text) {
    return new OpenAPIV3Parser().readContents(text);
  }
}
