package org.showpay.acceptance.mutants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.w3c.dom.Element;

/**
 * The classes that the profile {@code mutants} names. PIT says nothing of a name that has come to
 * mean no class, in a module or in all.
 */
record TargetClasses(List<String> patterns) {

  /** Those of the root's {@code pom.xml}. */
  static TargetClasses in(Path pom) throws IOException {
    return new TargetClasses(
        Xml.named(Xml.read(pom), "targetClasses").stream()
            .flatMap(all -> Xml.named(all, "param").stream())
            .map(Element::getTextContent)
            .map(String::strip)
            .toList());
  }

  /** Those of which there is no mutant. */
  List<String> without(List<Mutant> mutants) {
    return patterns.stream()
        .filter(pattern -> mutants.stream().noneMatch(mutant -> names(pattern, mutant.type())))
        .toList();
  }

  private static boolean names(String pattern, String type) {
    return type.matches(pattern.replace(".", "\\.").replace("$", "\\$").replace("*", ".*"));
  }
}
