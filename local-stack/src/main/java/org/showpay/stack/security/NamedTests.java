package org.showpay.stack.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Has Maven run the tests that prove something, and nothing else. */
record NamedTests(Path checkout, PrintWriter out) {

  void run(List<Proof.Test> tests) throws IOException, InterruptedException {
    List<String> maven = command(tests);
    out.println("showpay: " + String.join(" ", maven));
    Process ran =
        new ProcessBuilder(maven).directory(checkout.toFile()).redirectErrorStream(true).start();
    try (BufferedReader said = ran.inputReader()) {
      said.lines().forEach(out::println);
    }
    out.println("showpay: ./mvnw ended with code " + ran.waitFor());
  }

  private List<String> command(List<Proof.Test> tests) throws IOException {
    TestSources sources = new TestSources(checkout);
    TreeSet<String> modules = new TreeSet<>();
    TreeSet<String> types = new TreeSet<>();
    for (Proof.Test test : tests) {
      sources.moduleOf(test).ifPresent(it -> modules.add(String.valueOf(it.getFileName())));
      types.add(test.type());
    }
    return List.of(
        "./mvnw",
        "-q",
        "test",
        "-fae",
        "-pl",
        String.join(",", modules),
        "-am",
        "-Dtest=" + String.join(",", types),
        "-Dsurefire.failIfNoSpecifiedTests=false",
        "-Dmaven.test.redirectTestOutputToFile=true",
        "-Dcheckstyle.skip",
        "-Dspotless.check.skip");
  }
}
