package org.showpay.stack.look;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the list of parts (CycloneDX) names every jar that a service is made of. */
final class PartsList {

  private static final Path LIST = Path.of("target", "bom.json");
  private static final Pattern PART =
      Pattern.compile("\"purl\"\\s*:\\s*\"pkg:maven/[^/]+/([^@]+)@([^?\"]+)");
  private static final String INSIDE = "BOOT-INF/lib/";

  private PartsList() {}

  static Outcome look(Path checkout) throws IOException {
    Path list = checkout.resolve(LIST);
    if (!Files.exists(list)) {
      return new Outcome.NotRun(
          "no list yet: ./mvnw -DskipTests package cyclonedx:makeAggregateBom makes " + LIST);
    }
    Set<String> listed =
        PART.matcher(Files.readString(list))
            .results()
            .map(part -> part.group(1) + "-" + part.group(2) + ".jar")
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> jars = jars(checkout);
    if (jars.isEmpty()) {
      return new Outcome.NotRun("no service is packaged yet");
    }
    Set<String> wrong = new TreeSet<>(jars);
    wrong.removeAll(listed);
    jars.stream()
        .filter(jar -> jar.contains("SNAPSHOT") && !jar.contains("-0.1.0-SNAPSHOT"))
        .forEach(wrong::add);
    return wrong.isEmpty()
        ? new Outcome.Passed(
            "%d jars, all of them listed, none of them moves".formatted(jars.size()))
        : new Outcome.Failed("not listed, or not fixed: " + wrong);
  }

  private static Set<String> jars(Path checkout) throws IOException {
    Set<String> jars = new TreeSet<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(checkout, Files::isDirectory)) {
      for (Path module : modules) {
        Path jar = module.resolve("target").resolve(module.getFileName() + "-0.1.0-SNAPSHOT.jar");
        if (Files.exists(jar)) {
          addWhatIsIn(jar, jars);
        }
      }
    }
    return jars;
  }

  private static void addWhatIsIn(Path service, Set<String> jars) throws IOException {
    try (JarFile jar = new JarFile(service.toFile())) {
      jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.startsWith(INSIDE) && name.endsWith(".jar"))
          .forEach(name -> jars.add(name.substring(INSIDE.length())));
    }
  }
}
