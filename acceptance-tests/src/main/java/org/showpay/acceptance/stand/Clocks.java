package org.showpay.acceptance.stand;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.ServicePrograms;

/**
 * Services whose clocks can be put wrong while they run, by libfaketime. Only the time of day
 * jumps; how long something takes is measured by another clock, as on any machine.
 */
final class Clocks implements ServicePrograms {

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private final ServicePrograms programs;
  private final Path folder;

  /**
   * All are right to begin with.
   *
   * @param folder where is written how wrong each is
   */
  Clocks(ServicePrograms programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  /** Puts a service's clock this far off, also if it is started only later. */
  void putOff(ServiceName service, Duration off) throws IOException {
    Files.createDirectories(folder);
    Path next = folder.resolve(service.text() + ".next");
    Files.writeString(next, "%+d%n".formatted(off.toSeconds()));
    Files.move(next, fileOf(service), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public Optional<String> obstacle(ServiceName service) {
    return library().isPresent()
        ? programs.obstacle(service)
        : Optional.of(
            "Clocks cannot be put wrong: libfaketime is missing (Debian: apt install faketime).");
  }

  @Override
  public void prepare(ServiceName service, Consumer<String> progress) throws IOException {
    programs.prepare(service, progress);
    putOff(service, Duration.ZERO);
  }

  @Override
  public List<String> command(ServiceName service) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("/usr/bin/env");
    command.add("LD_PRELOAD=" + library().orElseThrow());
    command.add("FAKETIME_TIMESTAMP_FILE=" + fileOf(service));
    command.add("FAKETIME_CACHE_DURATION=1");
    command.add("FAKETIME_DONT_FAKE_MONOTONIC=1");
    // Its mend for older C libraries has every timed wait of a JVM end at once, and so spin.
    command.add("FAKETIME_FORCE_MONOTONIC_FIX=0");
    command.addAll(programs.command(service));
    return command;
  }

  @Override
  public Optional<Path> startupCache(ServiceName service) throws IOException {
    return programs.startupCache(service);
  }

  @Override
  public List<String> practice(ServiceName service, Path startupCache) throws IOException {
    return programs.practice(service, startupCache);
  }

  private Path fileOf(ServiceName service) {
    return folder.resolve(service.text()).toAbsolutePath();
  }

  /** Debian has it in a folder of the machine's kind. */
  private static Optional<Path> library() {
    try (DirectoryStream<Path> kinds = Files.newDirectoryStream(LIBRARIES)) {
      for (Path kind : kinds) {
        Path library = kind.resolve(LIBRARY);
        if (Files.exists(library)) {
          return Optional.of(library);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
