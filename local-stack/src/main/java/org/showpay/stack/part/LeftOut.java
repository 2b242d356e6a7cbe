package org.showpay.stack.part;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a service's POM says is not to be packed, though it is depended on. */
final class LeftOut {

  private static final String PACKER = "spring-boot-maven-plugin";

  private final Set<String> groups = new HashSet<>();
  private final Set<String> parts = new HashSet<>();

  private LeftOut() {}

  static LeftOut in(Path pom) throws IOException {
    LeftOut leftOut = new LeftOut();
    for (Element plugin : below(document(pom), "plugin")) {
      if (text(plugin, "artifactId").equals(PACKER)) {
        leftOut.read(plugin);
      }
    }
    return leftOut;
  }

  boolean names(Part part) {
    return groups.contains(part.group()) || parts.contains(part.group() + ":" + part.name());
  }

  private void read(Element plugin) {
    groups.addAll(List.of(text(plugin, "excludeGroupIds").split(",")));
    for (Element one : below(plugin, "exclude")) {
      parts.add(text(one, "groupId") + ":" + text(one, "artifactId"));
    }
  }

  private static Element document(Path pom) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(pom.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("Not to be read: " + pom, e);
    }
  }

  private static List<Element> below(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(Element.class::cast)
        .toList();
  }

  private static String text(Element parent, String name) {
    return below(parent, name).stream()
        .findFirst()
        .map(Element::getTextContent)
        .map(String::strip)
        .orElse("");
  }
}
