package org.showpay.acceptance.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A patch with a head that says what it breaks, in which module, and which test must fail then.
 *
 * @param test {@code Class.method}
 */
record PlantedBug(Path patch, String what, String module, String test) {

  /** How many the fault programme wants; not all are written yet. */
  static final int WANTED = 15;

  static List<PlantedBug> all(Path checkout) throws IOException {
    try (Stream<Path> files = Files.list(checkout.resolve("acceptance-tests/planted"))) {
      List<Path> patches = files.filter(it -> it.toString().endsWith(".patch")).sorted().toList();
      return patches.stream().map(PlantedBug::read).toList();
    }
  }

  private static PlantedBug read(Path patch) {
    try {
      List<String> lines = Files.readAllLines(patch);
      return new PlantedBug(
          patch, word(lines, "what: "), word(lines, "in: "), word(lines, "caught by: "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst()
        .orElseThrow();
  }

  String name() {
    return String.valueOf(patch.getFileName()).replace(".patch", "");
  }

  String testClass() {
    return test.substring(0, test.indexOf('.'));
  }

  String testMethod() {
    return test.substring(test.indexOf('.') + 1);
  }
}
