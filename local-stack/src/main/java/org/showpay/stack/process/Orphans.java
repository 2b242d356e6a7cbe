package org.showpay.stack.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.showpay.stack.machine.StackHome;

/** Children of a stack that was killed; the next stack ends them before it starts its own. */
public final class Orphans {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Orphans() {}

  /** Ends what is left, and says so; only the holder of the lock on this home may ask for it. */
  public static void end(StackHome home, Consumer<String> progress) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.run(), PidFile::isPidFile)) {
      for (Path file : files) {
        Optional<PidFile> left = PidFile.read(file);
        left.flatMap(PidFile::child).ifPresent(child -> end(left.orElseThrow(), child, progress));
        Files.deleteIfExists(file);
      }
    }
  }

  private static void end(PidFile left, ProcessHandle child, Consumer<String> progress) {
    progress.accept(
        "ending %s (process %d), which an earlier run left behind"
            .formatted(left.name(), child.pid()));
    Ending.end(child, PATIENCE);
  }
}
