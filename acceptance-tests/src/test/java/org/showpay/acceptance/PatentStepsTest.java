package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the patent's steps is complete, and every class it names is there. */
class PatentStepsTest {

  private static final Path CHECKOUT = Path.of("..");
  private static final Pattern CLASS_CELL = Pattern.compile("\\| `([A-Z]\\w+)` \\|$");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100", "102", "104", "106", "108", "110", "112", "114", "S300", "S302", "S304", "S306",
        "S308", "S310", "S312", "S400", "S402", "S404", "S406", "S408", "S410", "S412", "S414",
        "S416", "216", "S500", "S502", "S514", "S520"
      })
  void namesAClassForEachPartAndStep(String step) throws IOException {
    assertThat(rows()).anyMatch(row -> row.startsWith("| " + step + " |") && namesAClass(row));
  }

  @Test
  void namesNoClassThatIsNotThere() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String row : rows()) {
      Matcher cell = CLASS_CELL.matcher(row);
      if (cell.find()) {
        named.add(cell.group(1));
      }
    }
    assertThat(named).isNotEmpty();
    assertThat(classes()).containsAll(named);
  }

  private static boolean namesAClass(String row) {
    return CLASS_CELL.matcher(row).find();
  }

  private static Set<String> rows() throws IOException {
    return Set.copyOf(
        Files.readAllLines(CHECKOUT.resolve("docs/patent-steps.md")).stream()
            .filter(line -> line.startsWith("|"))
            .collect(Collectors.toSet()));
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> modules = Files.list(CHECKOUT)) {
      Set<String> names = new TreeSet<>();
      for (Path module : modules.map(m -> m.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
          }
        }
      }
      return names;
    }
  }
}
