package org.showpay.stack.part;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A part as a list in CycloneDX's format names it.
 *
 * @param group whose it is, in Maven's sense
 * @param name Maven's artifact
 * @param version the one and only
 * @param jar what its file is called in a service
 * @param sha256 of that file, in hex
 */
record Part(String group, String name, String version, String jar, String sha256) {

  private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

  /** Ours are built with the service; of all others one version is chosen in a POM. */
  private static final String OURS = "org.showpay";

  private static final String SPRING_BOOT = "org.springframework.boot";

  static Part read(JsonNode listed) {
    String name = listed.path("name").asString("");
    String version = listed.path("version").asString("");
    Matcher classifier = CLASSIFIER.matcher(listed.path("purl").asString(""));
    String kind = classifier.find() ? "-" + classifier.group(1) : "";
    return new Part(
        listed.path("group").asString(""),
        name,
        version,
        name + "-" + version + kind + ".jar",
        sha256(listed));
  }

  private static String sha256(JsonNode listed) {
    return listed
        .path("hashes")
        .valueStream()
        .filter(hash -> hash.path("alg").asString("").equals("SHA-256"))
        .map(hash -> hash.path("content").asString(""))
        .findFirst()
        .orElse("");
  }

  /** What it is called may be something else tomorrow. */
  boolean moves() {
    return version.contains("SNAPSHOT") && !group.equals(OURS);
  }

  /** Spring Boot packs none of its starters: they hold nothing but their own lists. */
  boolean isEmpty() {
    return group.equals(SPRING_BOOT) && name.startsWith("spring-boot-starter");
  }

  /** The tool that Spring Boot adds when it packs a service, and that no list of Maven's knows. */
  Optional<String> packingTool() {
    return group.equals(SPRING_BOOT) && name.equals("spring-boot")
        ? Optional.of("spring-boot-jarmode-tools-" + version + ".jar")
        : Optional.empty();
  }
}
