package org.showpay.stack.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import tools.jackson.databind.json.JsonMapper;

/** One service as it is packed: the jars in it, and what its own list says of them. */
public final class PackedService {

  private static final String INSIDE = "BOOT-INF/lib/";
  private static final String LIST = "META-INF/sbom/application.cdx.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final Map<String, String> jars;
  private final List<Part> list;
  private final LeftOut leftOut;

  private PackedService(String name, Map<String, String> jars, List<Part> list, LeftOut leftOut) {
    this.name = name;
    this.jars = jars;
    this.list = list;
    this.leftOut = leftOut;
  }

  /** The service of a module; nothing where it is none, or is not packed yet. */
  public static Optional<PackedService> of(Path module) throws IOException {
    String name = module.getFileName().toString();
    Path packed = module.resolve("target").resolve(name + "-0.1.0-SNAPSHOT.jar");
    if (!Files.exists(packed)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(packed.toFile())) {
      Map<String, String> jars = jarsIn(jar);
      return jars.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PackedService(name, jars, listIn(jar), LeftOut.in(module.resolve("pom.xml"))));
    }
  }

  /** How many jars it is made of. */
  public int size() {
    return jars.size();
  }

  /** Each jar that is too many, that is missing, that was changed or that moves, and why. */
  public List<String> complaints() {
    if (list.isEmpty()) {
      return List.of(name + " has no list of its parts");
    }
    List<String> complaints = new ArrayList<>();
    Map<String, String> unlisted = new TreeMap<>(jars);
    for (Part part : list) {
      String found = unlisted.remove(part.jar());
      part.packingTool().ifPresent(unlisted::remove);
      if (found == null && !part.isEmpty() && !leftOut.names(part)) {
        complaints.add(name + ": " + part.jar() + " is listed and not there");
      } else if (found != null && !found.equals(part.sha256())) {
        complaints.add(name + ": " + part.jar() + " is not the one that is listed");
      }
      if (part.moves()) {
        complaints.add(name + ": " + part.jar() + " moves");
      }
    }
    unlisted.keySet().forEach(jar -> complaints.add(name + ": " + jar + " is not listed"));
    return complaints;
  }

  private static Map<String, String> jarsIn(JarFile service) throws IOException {
    Map<String, String> jars = new TreeMap<>();
    for (JarEntry entry : service.stream().toList()) {
      if (entry.getName().startsWith(INSIDE) && entry.getName().endsWith(".jar")) {
        jars.put(entry.getName().substring(INSIDE.length()), sha256(service, entry));
      }
    }
    return jars;
  }

  private static List<Part> listIn(JarFile service) throws IOException {
    JarEntry list = service.getJarEntry(LIST);
    if (list == null) {
      return List.of();
    }
    try (InputStream json = service.getInputStream(list)) {
      return JSON.readTree(json).path("components").valueStream().map(Part::read).toList();
    }
  }

  private static String sha256(JarFile service, JarEntry entry) throws IOException {
    try (InputStream bytes = service.getInputStream(entry)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
