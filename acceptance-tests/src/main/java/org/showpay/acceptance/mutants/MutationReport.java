package org.showpay.acceptance.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the report that PIT writes of a module. */
final class MutationReport {

  private static final String MUTANT = "<mutation ";

  private MutationReport() {}

  /** All mutants of a whole report. */
  static List<Mutant> read(Path report) throws IOException {
    NodeList mutations;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      mutations =
          factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("mutation");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report + " is no report of PIT", e);
    }
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < mutations.getLength(); i++) {
      mutants.add(mutant((Element) mutations.item(i)));
    }
    return mutants;
  }

  /** How many are in a report that is still being written. */
  static long begun(Path report) throws IOException {
    return Files.exists(report) ? Files.readString(report).split(MUTANT, -1).length - 1 : 0;
  }

  private static Mutant mutant(Element mutation) {
    String mutated = text(mutation, "mutatedClass");
    int end = mutated.lastIndexOf('.');
    return new Mutant(
        mutated.substring(0, end),
        mutated.substring(end + 1),
        text(mutation, "mutatedMethod"),
        Integer.parseInt(text(mutation, "lineNumber")),
        text(mutation, "description"),
        mutation.getAttribute("status"));
  }

  private static String text(Element mutation, String name) {
    return mutation.getElementsByTagName(name).item(0).getTextContent();
  }
}
