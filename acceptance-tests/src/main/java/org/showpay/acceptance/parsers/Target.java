package org.showpay.acceptance.parsers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class {@code …Fuzz} among the tests of a module, which gives an input to a parser and judges
 * what comes of it.
 *
 * @param type its whole name
 */
record Target(String module, String type) {

  private static final String TESTS = "src/test/java";
  private static final String SOURCE = "Fuzz.java";

  /** All that there are in a checkout, by their modules. */
  static List<Target> all(Path checkout) throws IOException {
    try (Stream<Path> folders = Files.list(checkout)) {
      List<Path> modules = folders.filter(it -> Files.isDirectory(it.resolve(TESTS))).toList();
      return modules.stream()
          .flatMap(module -> of(module).stream())
          .sorted(Comparator.comparing(Target::module).thenComparing(Target::name))
          .toList();
    }
  }

  private static List<Target> of(Path module) {
    Path tests = module.resolve(TESTS);
    try (Stream<Path> files = Files.walk(tests)) {
      return files
          .filter(file -> file.toString().endsWith(SOURCE))
          .map(file -> tests.relativize(file).toString().replace(".java", "").replace('/', '.'))
          .map(type -> new Target(String.valueOf(module.getFileName()), type))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("The tests of " + module + " cannot be read", e);
    }
  }

  /** Its short name. */
  String name() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** The file with the inputs that are kept for it. */
  Path keptIn(Path checkout) {
    return checkout.resolve(module + "/src/test/resources/fuzz/" + name() + ".txt");
  }
}
