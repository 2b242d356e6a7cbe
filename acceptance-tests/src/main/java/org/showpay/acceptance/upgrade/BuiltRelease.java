package org.showpay.acceptance.upgrade;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.machine.StopOrder;
import org.showpay.stack.service.PackagedPrograms;

/** A release as it was built in a work tree of its own, which is kept for the next time. */
public final class BuiltRelease {

  private final Path tree;

  private BuiltRelease(Path tree) {
    this.tree = tree;
  }

  /** Builds it, unless that was done before. */
  public static BuiltRelease of(Path checkout, Release release, Consumer<String> progress)
      throws Exception {
    Path folder = checkout.toRealPath().resolve(".showpay/upgrade");
    Path tree = folder.resolve(release.name());
    Path mark = folder.resolve(release.name() + ".built");
    if (Files.exists(mark) && Files.isDirectory(tree)) {
      progress.accept("the release before is built already, at " + tree);
      return new BuiltRelease(tree);
    }
    StackHome.makePrivate(folder);
    Git git = new Git(checkout);
    // One that was half made is made anew; one that somebody deleted is still on git's list.
    if (Files.isDirectory(tree)) {
      StackHome.delete(tree);
    }
    git.must("worktree", "prune");
    git.must("worktree", "add", "--detach", tree.toString(), release.commit());
    progress.accept("building the release before at " + tree + " (some minutes, once)");
    build(tree, folder.resolve(release.name() + ".log"), progress);
    Files.writeString(mark, release.commit());
    return new BuiltRelease(tree);
  }

  /** A build that somebody interrupts ends with this process. */
  private static void build(Path tree, Path log, Consumer<String> progress) throws Exception {
    ProcessBuilder maven =
        new ProcessBuilder(
                "./mvnw",
                "-q",
                "-B",
                "-DskipTests",
                "-Dcheckstyle.skip",
                "-Dspotless.check.skip",
                "package",
                "-am",
                "-pl",
                services())
            .directory(tree.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (StopOrder stops = new StopOrder(progress)) {
      Build build = stops.start(() -> new Build(maven.start()));
      if (build.process.waitFor() != 0) {
        throw new IOException("The release before cannot be built, see " + log);
      }
    }
  }

  private static String services() {
    return Arrays.stream(ServiceName.values())
        .map(ServiceName::text)
        .collect(Collectors.joining(","));
  }

  /** Its services, unpacked beside it. */
  public PackagedPrograms programs() {
    return new PackagedPrograms(tree, new StackHome(tree.resolve(".showpay")).apps());
  }

  /** Maven, and what it has started. */
  private record Build(Process process) implements AutoCloseable {

    @Override
    public void close() {
      List<ProcessHandle> family = process.descendants().toList();
      process.destroy();
      family.forEach(ProcessHandle::destroy);
    }
  }
}
