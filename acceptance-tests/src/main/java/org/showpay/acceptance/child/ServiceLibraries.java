package org.showpay.acceptance.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The libraries of a packed service, so that nothing else has to be kept beside it. */
public final class ServiceLibraries {

  private static final String VERSION = "0.1.0-SNAPSHOT";

  private ServiceLibraries() {}

  /** Where the JDK is that runs this. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Whether Spring Boot packs this module as a service. */
  public static boolean isPacked(Path checkout, String module) {
    return Files.exists(checkout.resolve(module + "/target/" + jar(module) + ".original"));
  }

  /** Unpacks a service's jar in a folder; its class path is what this gives. */
  public static Path unpack(Path checkout, String service, Path folder)
      throws IOException, InterruptedException {
    Process unpacking =
        new ProcessBuilder(
                java(),
                "-Djarmode=tools",
                "-jar",
                checkout.resolve(service + "/target").resolve(jar(service)).toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (unpacking.waitFor() != 0) {
      throw new IOException("The " + service + " cannot be unpacked: " + said.strip());
    }
    return folder.resolve(jar(service));
  }

  private static String jar(String module) {
    return module + "-" + VERSION + ".jar";
  }
}
