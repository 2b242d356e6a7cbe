package org.showpay.stack.look;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.showpay.stack.part.PackedService;

/** Whether each service carries a list of its parts (CycloneDX) that is true and whole. */
final class PartsList {

  private PartsList() {}

  static Outcome look(Path checkout) throws IOException {
    List<PackedService> services = services(checkout);
    if (services.isEmpty()) {
      return new Outcome.NotRun("no service is packaged yet");
    }
    List<String> complaints =
        services.stream().flatMap(service -> service.complaints().stream()).toList();
    if (!complaints.isEmpty()) {
      return new Outcome.Failed(String.join("; ", complaints));
    }
    return new Outcome.Passed(
        "%d jars in %d services, each as it is listed and none of them moves"
            .formatted(services.stream().mapToInt(PackedService::size).sum(), services.size()));
  }

  private static List<PackedService> services(Path checkout) throws IOException {
    List<PackedService> services = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(checkout, Files::isDirectory)) {
      for (Path module : modules) {
        PackedService.of(module).ifPresent(services::add);
      }
    }
    return services;
  }
}
