package org.showpay.stack.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of parts beside a service that was packed with other ones. */
class PartsListTest {

  private static final String TINK = "com.google.crypto.tink:tink:1.24.0";
  private static final String OURS = "org.showpay:payment-contracts:0.1.0-SNAPSHOT";
  private static final String BOOT = "org.springframework.boot:spring-boot:4.1.1";
  private static final String STARTER = "org.springframework.boot:spring-boot-starter-web:4.1.1";
  private static final String TOOLS = "spring-boot-jarmode-tools-4.1.1.jar";

  private static final String POM =
      """
      <project><build><plugins><plugin>
        <artifactId>spring-boot-maven-plugin</artifactId>
        <configuration>
          <excludeGroupIds>it.unimi.dsi,commons-io</excludeGroupIds>
          <excludes><exclude><groupId>org.checkerframework</groupId>
            <artifactId>checker-qual</artifactId></exclude></excludes>
        </configuration>
      </plugin></plugins></build></project>
      """;

  @TempDir Path checkout;

  /** Maven's names of what is listed, and what the list was made of. */
  private final Map<String, String> listed = new LinkedHashMap<>();

  private final Map<String, String> packed = new LinkedHashMap<>();

  @BeforeEach
  void aServiceOfThreeParts() {
    for (String part : new String[] {TINK, OURS, BOOT}) {
      listed.put(part, part);
      packed.put(jar(part), part);
    }
    listed.put(STARTER, "nothing but a list");
    packed.put(TOOLS, "added when it was packed");
  }

  @Test
  void passesWhereEachJarIsAsItIsListed() throws IOException {
    assertThat(look()).isInstanceOf(Outcome.Passed.class);
    assertThat(look().words()).startsWith("4 jars in 1 services");
  }

  @Test
  void namesAJarThatWasPlanted() throws IOException {
    packed.put("miner-1.0.jar", "what nobody asked for");
    assertThat(look()).isEqualTo(failed("miner-1.0.jar is not listed"));
  }

  @Test
  void namesAJarThatIsAnotherOneOfTheSameName() throws IOException {
    packed.put(jar(TINK), "with a back door");
    assertThat(look()).isEqualTo(failed("tink-1.24.0.jar is not the one that is listed"));
  }

  @Test
  void namesAJarThatIsMissing() throws IOException {
    packed.remove(jar(TINK));
    assertThat(look()).isEqualTo(failed("tink-1.24.0.jar is listed and not there"));
  }

  @Test
  void namesAVersionThatMoves() throws IOException {
    String moving = "com.example:moving:2-SNAPSHOT";
    listed.put(moving, moving);
    packed.put(jar(moving), moving);
    assertThat(look()).isEqualTo(failed("moving-2-SNAPSHOT.jar moves"));
  }

  @Test
  void namesThePackingToolOfAnotherSpringBoot() throws IOException {
    packed.put("spring-boot-jarmode-tools-3.0.0.jar", "an old one");
    assertThat(look()).isEqualTo(failed("spring-boot-jarmode-tools-3.0.0.jar is not listed"));
  }

  @Test
  void missesNothingThatThePomLeavesOut() throws IOException {
    listed.put("it.unimi.dsi:fastutil:8.5.16", "packed into another jar");
    listed.put("org.checkerframework:checker-qual:3.55.1", "for compilers");
    assertThat(look()).isInstanceOf(Outcome.Passed.class);
    listed.put("org.checkerframework:checker:3.55.1", "left out by nobody");
    assertThat(look()).isEqualTo(failed("checker-3.55.1.jar is listed and not there"));
  }

  @Test
  void saysWhereThereIsNoListAndWhereNothingIsPacked() throws IOException {
    assertThat(PartsList.look(checkout)).isInstanceOf(Outcome.NotRun.class);
    listed.clear();
    assertThat(look()).isEqualTo(new Outcome.Failed("till has no list of its parts"));
  }

  private static Outcome failed(String why) {
    return new Outcome.Failed("till: " + why);
  }

  private Outcome look() throws IOException {
    Path module = checkout.resolve("till");
    Files.createDirectories(module.resolve("target"));
    Files.writeString(module.resolve("pom.xml"), POM);
    Path jar = module.resolve("target").resolve("till-0.1.0-SNAPSHOT.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream service = new JarOutputStream(file)) {
      for (var part : packed.entrySet()) {
        put(service, "BOOT-INF/lib/" + part.getKey(), part.getValue());
      }
      if (!listed.isEmpty()) {
        put(service, "META-INF/sbom/application.cdx.json", list());
      }
    }
    return PartsList.look(checkout);
  }

  private String list() {
    return listed.entrySet().stream()
        .map(part -> component(part.getKey().split(":", -1), part.getValue()))
        .collect(Collectors.joining(",", "{\"components\":[", "]}"));
  }

  private static String component(String[] name, String content) {
    return """
    {"group":"%s","name":"%s","version":"%s","purl":"pkg:maven/%1$s/%2$s@%3$s?type=jar",
     "hashes":[{"alg":"MD5","content":"0"},{"alg":"SHA-256","content":"%s"}]}
    """
        .formatted(name[0], name[1], name[2], sha256(content));
  }

  private static String jar(String part) {
    String[] name = part.split(":", -1);
    return name[1] + "-" + name[2] + ".jar";
  }

  private static void put(JarOutputStream jar, String name, String content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }

  private static String sha256(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
