package org.showpay.stack.check;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Maven writes down of the tests that it ran: a file for each class. */
record RaceReports(Path folder) {

  /** Ends the names of the files, so that no other run's are taken for these. */
  static final String SUFFIX = "races";

  private static final String FILES = "TEST-*-" + SUFFIX + ".xml";

  /** Forgets earlier runs. */
  void clear() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  /** Every race of the last run. */
  List<Race> read() throws IOException {
    List<Race> races = new ArrayList<>();
    for (Path file : files()) {
      NodeList cases = parse(file).getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        races.add(race((Element) cases.item(i)));
      }
    }
    return races;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, FILES)) {
        found.forEach(files::add);
      }
    }
    return files.stream().sorted().toList();
  }

  private static Element parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("The report " + file + " cannot be read", e);
    }
  }

  private static Race race(Element test) {
    return new Race(test.getAttribute("name"), test.getAttribute("time"), broken(test));
  }

  private static String broken(Element test) {
    for (String kind : List.of("failure", "error", "skipped")) {
      NodeList found = test.getElementsByTagName(kind);
      if (found.getLength() > 0) {
        String message = ((Element) found.item(0)).getAttribute("message");
        return message.isBlank() ? kind : message;
      }
    }
    return "";
  }
}
