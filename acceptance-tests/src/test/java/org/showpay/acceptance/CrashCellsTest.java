package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of crash cells is complete, and every test that it names is there. */
class CrashCellsTest {

  private static final Path CHECKOUT = Path.of("..");
  private static final int STEPS = 15;
  private static final List<String> FAILURES =
      List.of("crash before commit", "crash after commit", "reply lost", "duplicate", "late");
  private static final List<String> SERVICES =
      List.of("auth-server", "payment-gateway-adapter", "card-issuer-simulator");
  private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+\\.\\w+)`");
  private static final Pattern TEST_METHOD =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|RepeatedTest)\\b(?:(?!\\bvoid\\b).)*?void (\\w+)\\(",
          Pattern.DOTALL);

  @Test
  void hasEachCellOnceAndEachIsShownByATestOrCannotExist() throws IOException {
    assertThat(complaints(table(), tests())).isEmpty();
  }

  @Test
  void hasEveryTestThatIsWrittenForACell() throws IOException {
    Set<String> ofCells = new TreeSet<>(tests());
    ofCells.removeIf(test -> !test.contains("CellsTest."));
    assertThat(ofCells).isNotEmpty();
    assertThat(named(String.join("\n", table()))).containsAll(ofCells);
  }

  @Test
  void noticesACellThatIsMissingAndATestThatIsNotThere() throws IOException {
    List<String> table = table();
    String gone = table.remove(2);
    assertThat(complaints(table, tests())).containsExactly("no cell: 1, reply lost");
    table.add(2, gone.replaceAll("`\\w+\\.\\w+`", "`PayCodeTest.isNotThere`"));
    assertThat(complaints(table, tests())).containsExactly("no test: PayCodeTest.isNotThere");
    table.set(2, gone.replaceAll("`\\w+\\.\\w+`", ""));
    assertThat(complaints(table, tests())).containsExactly("nothing shows: 1, reply lost");
  }

  private static List<String> complaints(List<String> table, Set<String> tests) {
    List<String> complaints = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      for (String failure : FAILURES) {
        complaints.addAll(complaintsOf(step, failure, table, tests));
      }
    }
    return complaints;
  }

  private static List<String> complaintsOf(
      int step, String failure, List<String> table, Set<String> tests) {
    List<String> cells =
        table.stream()
            .filter(row -> row.matches("\\| " + step + " [^|]+\\| " + failure + " \\|.*"))
            .toList();
    if (cells.size() != 1) {
      return List.of((cells.isEmpty() ? "no cell: " : "twice: ") + step + ", " + failure);
    }
    Set<String> named = named(cells.getFirst());
    if (named.isEmpty() && !cells.getFirst().endsWith("| cannot exist |")) {
      return List.of("nothing shows: " + step + ", " + failure);
    }
    return named.stream().filter(test -> !tests.contains(test)).map(t -> "no test: " + t).toList();
  }

  private static Set<String> named(String text) {
    Set<String> names = new TreeSet<>();
    Matcher test = NAMED_TEST.matcher(text);
    while (test.find()) {
      names.add(test.group(1));
    }
    return names;
  }

  /** The rows below the head. */
  private static List<String> table() throws IOException {
    List<String> rows =
        Files.readAllLines(CHECKOUT.resolve("docs/crash-cells.md")).stream()
            .filter(line -> line.startsWith("|"))
            .toList();
    return new ArrayList<>(rows.subList(2, rows.size()));
  }

  /** The tests of the three services, as {@code Class.method}. */
  private static Set<String> tests() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String service : SERVICES) {
      try (Stream<Path> files = Files.walk(CHECKOUT.resolve(service).resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          String type = file.getFileName().toString().replace(".java", "");
          Matcher method = TEST_METHOD.matcher(Files.readString(file));
          while (method.find()) {
            names.add(type + "." + method.group(1));
          }
        }
      }
    }
    return names;
  }
}
