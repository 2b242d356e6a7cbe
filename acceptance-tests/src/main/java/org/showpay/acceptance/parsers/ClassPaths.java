package org.showpay.acceptance.parsers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.showpay.acceptance.child.ServiceLibraries;

/**
 * Where the classes of a target are: its module's tests, and the libraries of its service. Modules
 * that are in services, and are none themselves, have those of the auth-server.
 */
final class ClassPaths {

  private static final String LIBRARIES_OF_ALL = "auth-server";

  private final Path checkout;
  private final Map<String, Path> libraries = new HashMap<>();

  ClassPaths(Path checkout) {
    this.checkout = checkout;
  }

  String of(Target target) throws IOException, InterruptedException {
    Path module = checkout.resolve(target.module()).resolve("target");
    Path tests = module.resolve("test-classes");
    if (!Files.exists(tests.resolve(target.type().replace('.', '/') + ".class"))) {
      throw new IOException(
          tests + " has no " + target.name() + "; build with ./mvnw -DskipTests package");
    }
    boolean packed = ServiceLibraries.isPacked(checkout, target.module());
    return String.join(
        ":",
        tests.toString(),
        module.resolve("classes").toString(),
        checkout.resolve("payment-contracts/target/test-classes").toString(),
        librariesOf(packed ? target.module() : LIBRARIES_OF_ALL).toString());
  }

  private Path librariesOf(String service) throws IOException, InterruptedException {
    Path known = libraries.get(service);
    if (known == null) {
      Path folder = checkout.resolve(".showpay/fuzz/libraries").resolve(service);
      known = ServiceLibraries.unpack(checkout, service, folder);
      libraries.put(service, known);
    }
    return known;
  }
}
