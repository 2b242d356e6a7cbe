package org.showpay.stack.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StackHome;

/**
 * Spring Boot jars, unpacked once for each version, which start in half the time. A version has a
 * folder of its own, named after its content, so that what runs is never changed under its feet.
 */
final class UnpackedJars {

  private static final int KEPT_VERSIONS = 2;
  private static final int NAME_LENGTH = 16;

  private final Path folder;
  private final Path java;

  UnpackedJars(Path folder, Path java) {
    this.folder = folder;
    this.java = java;
  }

  /** The jar within its unpacked folder, whether that exists yet or not. */
  Path of(Path jar) throws IOException {
    return appFolder(jar).resolve(version(jar)).resolve(String.valueOf(jar.getFileName()));
  }

  /** Unpacks a jar, unless that was done before. */
  Path unpack(Path jar) throws IOException {
    Path unpacked = of(jar);
    if (Files.exists(unpacked)) {
      return unpacked;
    }
    Path versionFolder = appFolder(jar).resolve(version(jar));
    Path half = Files.createTempDirectory(appFolder(jar), ".half");
    try {
      extract(jar, half);
      // Complete or absent; a rename that finds the folder made by somebody else is no failure.
      if (!half.toFile().renameTo(versionFolder.toFile()) && !Files.exists(unpacked)) {
        throw new IOException("Cannot rename " + half + " to " + versionFolder);
      }
    } finally {
      StackHome.delete(half);
    }
    removeOldVersions(appFolder(jar));
    return unpacked;
  }

  private void extract(Path jar, Path target) throws IOException {
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                target.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw StackFailure.whileStarting("cannot unpack " + jar + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StackFailure.whileStarting("unpacking " + jar + " was interrupted");
    }
  }

  private Path appFolder(Path jar) {
    String name = String.valueOf(jar.getFileName());
    return folder.resolve(name.substring(0, name.length() - ".jar".length()));
  }

  /**
   * The content's hash; it is taken again only when the file was written again. Its modification
   * time does not tell, since reproducible builds set it to the same moment always.
   */
  private String version(Path jar) throws IOException {
    String seen = Files.size(jar) + " " + Files.getAttribute(jar, "unix:ctime");
    Files.createDirectories(appFolder(jar));
    Path note = appFolder(jar).resolve("seen");
    List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
    if (lines.size() == 2 && lines.getFirst().equals(seen)) {
      return lines.getLast();
    }
    String version = hash(jar);
    Files.write(note, List.of(seen, version));
    return version;
  }

  private static String hash(Path jar) throws IOException {
    try (InputStream content =
        new DigestInputStream(Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(OutputStream.nullOutputStream());
      byte[] digest = ((DigestInputStream) content).getMessageDigest().digest();
      return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static void removeOldVersions(Path appFolder) throws IOException {
    List<Path> oldest;
    try (Stream<Path> versions = Files.list(appFolder)) {
      oldest =
          versions
              .filter(Files::isDirectory)
              .filter(version -> !String.valueOf(version.getFileName()).startsWith("."))
              .sorted(Comparator.comparingLong((Path it) -> it.toFile().lastModified()).reversed())
              .skip(KEPT_VERSIONS)
              .toList();
    }
    for (Path version : oldest) {
      StackHome.delete(version);
    }
  }
}
