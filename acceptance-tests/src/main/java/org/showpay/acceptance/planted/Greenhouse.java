package org.showpay.acceptance.planted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Another work tree of this checkout, in which bugs are planted, tested and weeded. */
final class Greenhouse implements AutoCloseable {

  private final Path checkout;
  private final Path tree;

  private Greenhouse(Path checkout, Path tree) {
    this.checkout = checkout;
    this.tree = tree;
  }

  static Greenhouse of(Path checkout) throws IOException, InterruptedException {
    Path tree = checkout.toRealPath().resolve(".showpay/planted");
    Greenhouse house = new Greenhouse(checkout, tree);
    run(checkout, "git", "worktree", "remove", "--force", tree.toString());
    if (run(checkout, "git", "worktree", "add", "--detach", tree.toString(), "HEAD") != 0) {
      throw new IOException("git cannot make a work tree at " + tree);
    }
    return house;
  }

  /** What became of a bug: empty where its test failed on it. */
  String tryOut(PlantedBug bug) throws IOException, InterruptedException {
    if (run(tree, "git", "apply", bug.patch().toAbsolutePath().toString()) != 0) {
      return "the patch does not fit any more";
    }
    try {
      forgetReports(bug);
      run(tree, maven(bug));
      return verdict(bug);
    } finally {
      run(tree, "git", "reset", "--hard");
      run(tree, "git", "clean", "-fd");
    }
  }

  private static String[] maven(PlantedBug bug) {
    return List.of(
            "./mvnw",
            "-q",
            "-B",
            "test",
            "-pl",
            bug.module(),
            "-am",
            "-Dtest=" + bug.testClass() + "#" + bug.testMethod() + "*",
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dcheckstyle.skip",
            "-Dspotless.check.skip")
        .toArray(String[]::new);
  }

  private void forgetReports(PlantedBug bug) throws IOException {
    for (Path report : reports(bug)) {
      Files.delete(report);
    }
  }

  private String verdict(PlantedBug bug) throws IOException {
    Pattern failed =
        Pattern.compile(
            "<testcase name=\"" + bug.testMethod() + "[^>]*[^/]>\\s*<(failure|error)",
            Pattern.DOTALL);
    List<Path> reports = reports(bug);
    if (reports.isEmpty()) {
      return "the test was not run: it does not compile, or is not there";
    }
    for (Path report : reports) {
      if (failed.matcher(Files.readString(report)).find()) {
        return "";
      }
    }
    return "the test passes all the same";
  }

  private List<Path> reports(PlantedBug bug) throws IOException {
    Path folder = tree.resolve(bug.module()).resolve("target/surefire-reports");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.toString().endsWith("." + bug.testClass() + ".xml")).toList();
    }
  }

  private static int run(Path in, String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    Process process =
        new ProcessBuilder(words).directory(in.toFile()).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0 && command[0].equals("git")) {
        Files.createDirectories(in.resolve(".showpay"));
        Files.writeString(in.resolve(".showpay/planted.log"), said);
      }
      return code;
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run(checkout, "git", "worktree", "remove", "--force", tree.toString());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
