package org.showpay.stack.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.showpay.stack.look.Looks;

/** docs/security.md and docs/threat-model.md name nothing that is not there. */
class SecurityTableTest {

  private static final Path CHECKOUT = Path.of("..");
  private static final int ROWS = 48;
  private static final Pattern NAMED =
      Pattern.compile("`((?:[a-z-]+/)?)([A-Z]\\w+Test)(?:\\.(\\w+))?(…?)`");

  @Test
  void hasEachRowOnceAndEachIsProvedOrSaysWhyNot() throws IOException {
    SecurityTable table = SecurityTable.read(CHECKOUT);
    assertThat(table.requirements())
        .extracting(Requirement::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
    assertThat(table.requirements()).allSatisfy(row -> assertThat(row.proofs()).isNotEmpty());
  }

  @Test
  void namesTestsAndLooksThatAreThere() throws IOException {
    assertThat(complaints(SecurityTable.read(CHECKOUT))).isEmpty();
  }

  @Test
  void noticesATestAndALookThatAreNot() throws IOException {
    SecurityTable table =
        SecurityTable.of(
            """
            | 1 | a | b | `SecurityTableTest.isNotThere`, `NowhereTest`, `look nowhere` |
            | 2 | a | b | `ArchitectureTest` |
            | 3 | a | b | `local-stack/SecurityTableTest.noticesATestAndALookThatAreNot` |
            """);
    assertThat(complaints(table))
        .containsExactly(
            "SecurityTableTest.isNotThere", "NowhereTest", "nowhere", "ArchitectureTest");
  }

  /** What is beyond a dash of ellipsis goes on in the name of the test. */
  @Test
  void theThreatModelNamesTestsThatAreThere() throws IOException {
    List<String> gone = new ArrayList<>();
    List<Proof.Test> named = new ArrayList<>();
    NAMED
        .matcher(Files.readString(CHECKOUT.resolve(Path.of("docs", "threat-model.md"))))
        .results()
        .forEach(it -> {
          String method = it.group(3) == null ? "" : it.group(3);
          String module = it.group(1).replace("/", "");
          named.add(new Proof.Test(module, it.group(2), method));
        });
    for (Proof.Test test : named) {
      if (!isAnywhere(test)) {
        gone.add(test.toString());
      }
    }
    assertThat(gone).isEmpty();
    assertThat(named).hasSizeGreaterThan(60);
  }

  private static List<String> complaints(SecurityTable table) throws IOException {
    List<String> complaints = new ArrayList<>();
    for (Requirement requirement : table.requirements()) {
      for (Proof proof : requirement.proofs()) {
        switch (proof) {
          case Proof.Test test when !isThere(test) -> complaints.add(test.toString());
          case Proof.Seen(String look) when !Looks.isKnown(look) -> complaints.add(look);
          case Proof.Test _, Proof.Seen _, Proof.Missing _, Proof.Inapplicable _ -> {
            // It is there, or claims nothing.
          }
        }
      }
    }
    return complaints;
  }

  /** In the one module that has such a class. */
  private static boolean isThere(Proof.Test test) throws IOException {
    TestSources sources = new TestSources(CHECKOUT);
    Optional<Path> module = sources.moduleOf(test);
    return module.isPresent() && has(sources.source(module.get(), test), test);
  }

  /** In any module: that page does not say in which. */
  private static boolean isAnywhere(Proof.Test test) throws IOException {
    try (var modules = Files.newDirectoryStream(CHECKOUT, Files::isDirectory)) {
      for (Path module : modules) {
        if (has(new TestSources(CHECKOUT).source(module, test), test)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean has(Optional<Path> source, Proof.Test test) throws IOException {
    return source.isPresent()
        && (test.method().isEmpty()
            || Files.readString(source.get()).contains(" " + test.method()));
  }
}
