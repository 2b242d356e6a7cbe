package org.showpay.stack.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One test that was run, as its report says.
 *
 * @param broken what went wrong; empty where nothing did
 */
public record RanTest(String type, String name, String seconds, String broken) {

  /** Every test of a report in the form that JUnit, Maven and others share. */
  public static List<RanTest> in(Path file) throws IOException {
    NodeList cases = parse(file).getElementsByTagName("testcase");
    List<RanTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      tests.add(read((Element) cases.item(i)));
    }
    return tests;
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

  private static RanTest read(Element test) {
    return new RanTest(
        test.getAttribute("classname"),
        test.getAttribute("name"),
        test.getAttribute("time"),
        broken(test));
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
