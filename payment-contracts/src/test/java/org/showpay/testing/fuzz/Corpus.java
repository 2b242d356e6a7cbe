package org.showpay.testing.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The inputs that are kept for a target, in {@code src/test/resources/fuzz/NAME.txt}: a line each,
 * percent-encoded. A line that begins with {@code #} is a remark.
 */
public final class Corpus {

  private static final String TARGET = "Fuzz.class";
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Corpus() {}

  /** A test of each target of the module to which this class belongs: all that is kept for it. */
  public static Stream<DynamicTest> replayed(Class<?> ofModule)
      throws IOException, URISyntaxException {
    Path classes = Path.of(ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> targets =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(file -> file.endsWith(TARGET))
              .map(file -> file.replace(".class", "").replace('/', '.'))
              .sorted()
              .toList();
      return targets.stream().map(target -> dynamicTest(target, () -> replay(target)));
    }
  }

  private static void replay(String target) throws IOException, ReflectiveOperationException {
    Class<?> type = Class.forName(target);
    Method method = type.getMethod("fuzzerTestOneInput", byte[].class);
    for (String line : lines(type)) {
      assertTimeoutPreemptively(LONGEST, () -> give(method, line), "It takes too long: " + line);
    }
  }

  private static void give(Method method, String line) throws ReflectiveOperationException {
    try {
      method.invoke(null, (Object) input(line));
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause() + ", of this input: " + line, e.getCause());
    }
  }

  /** All inputs that are kept for a target. */
  public static List<byte[]> inputs(Class<?> target) throws IOException {
    return lines(target).stream().map(Corpus::input).toList();
  }

  private static byte[] input(String line) {
    return URLDecoder.decode(line, ISO_8859_1).getBytes(ISO_8859_1);
  }

  private static List<String> lines(Class<?> target) throws IOException {
    try (InputStream in = target.getResourceAsStream("/fuzz/" + target.getSimpleName() + ".txt")) {
      String text = in == null ? "" : new String(in.readAllBytes(), UTF_8);
      List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
      if (lines.isEmpty()) {
        throw new IOException("Nothing is kept for " + target);
      }
      return lines;
    }
  }
}
