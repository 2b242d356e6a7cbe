package org.showpay.acceptance.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.showpay.acceptance.mutants.Mutant.Line;
import org.w3c.dom.Element;

/** Reads the report that PIT writes of a module, beside the module's sources. */
final class MutationReport {

  private static final String MUTANT = "<mutation ";

  private final Path file;
  private final Path sources;

  private MutationReport(Path file, Path sources) {
    this.file = file;
    this.sources = sources;
  }

  /** Of the module in this folder. */
  static MutationReport of(Path module) {
    return new MutationReport(
        module.resolve("target/pit-reports/mutations.xml"), module.resolve("src/main/java"));
  }

  /** Takes an earlier one away. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** How many are in it while it is still being written. */
  long begun() throws IOException {
    return Files.exists(file) ? Files.readString(file).split(MUTANT, -1).length - 1 : 0;
  }

  /** All mutants, once it is whole. */
  List<Mutant> read() throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    for (Element mutation : Xml.named(Xml.read(file), "mutation")) {
      String type = Xml.text(mutation, "mutatedClass");
      String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
      mutants.add(
          new Mutant(
              type,
              Xml.text(mutation, "mutatedMethod"),
              line(
                  sources.resolve(folder).resolve(Xml.text(mutation, "sourceFile")),
                  Integer.parseInt(Xml.text(mutation, "lineNumber"))),
              Xml.text(mutation, "description"),
              mutation.getAttribute("status")));
    }
    return mutants;
  }

  private static Line line(Path source, int number) throws IOException {
    List<String> lines = Files.readAllLines(source);
    if (number < 1 || number > lines.size()) {
      throw new IOException(
          "%s has no line %d: it is not what was tried".formatted(source, number));
    }
    return new Line(number, lines.get(number - 1).strip());
  }
}
