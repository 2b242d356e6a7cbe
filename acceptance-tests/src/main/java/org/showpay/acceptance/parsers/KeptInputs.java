package org.showpay.acceptance.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file of inputs that are kept for a target: a line each, percent-encoded, so that it can be
 * read and compared. What people wrote stands above what the fuzzer found.
 */
final class KeptInputs {

  private static final String REMARK = "#";
  private static final String FOUND =
      "# Found by the fuzzer: each reaches something that none of the others does.";

  private static final int MOST = 100;
  private static final int MOST_CHARACTERS = 40_000;
  private static final int LONGEST = 4_000;

  /**
   * What may be a card number or a key in somebody's eyes; numbers of our own card companies begin
   * with 92 and 93.
   */
  private static final Pattern NOT_TO_BE_KEPT =
      Pattern.compile(
          "(?<![0-9])(?!9[23])[0-9]{13,19}(?![0-9])|(spk_|whsec_)[A-Za-z0-9_+/-]{16}|PRIVATE");

  /** Card numbers are written in groups of four and more digits; the last may have three. */
  private static final Pattern BETWEEN_GROUPS = Pattern.compile("(?<=[0-9]{4})[ -]+(?=[0-9]{3})");

  private KeptInputs() {}

  /** Writes each input into a file of its own. */
  static void unpack(Path file, Path folder) throws IOException {
    clear(folder);
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith(REMARK)) {
        Files.write(folder.resolve(Integer.toString(number++)), decoded(line).getBytes(ISO_8859_1));
      }
    }
  }

  /** Keeps the inputs of this folder, the shortest first, in the place of those found before. */
  static int keep(Path file, Path folder) throws IOException {
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(file).stream().takeWhile(line -> !line.equals(FOUND)).toList());
    int before = lines.size();
    lines.add(FOUND);
    int characters = 0;
    for (String line : encoded(folder)) {
      characters += line.length();
      if (characters <= MOST_CHARACTERS && !lines.contains(line)) {
        lines.add(line);
      }
    }
    Files.write(file, lines);
    return lines.size() - before - 1;
  }

  /** Without what may be a card number or a key, which are in no repository. */
  private static List<String> encoded(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> inputs = Files.list(folder)) {
      for (Path input : inputs.toList()) {
        lines.add(line(Files.readAllBytes(input)));
      }
    }
    return lines.stream()
        .filter(line -> line.length() <= LONGEST && mayBeKept(line))
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** Whether nobody can take anything in this line for a card number or a key. */
  static boolean mayBeKept(String line) {
    String text = line.startsWith(REMARK) ? line : decoded(line);
    String ungrouped = BETWEEN_GROUPS.matcher(text).replaceAll("");
    return !NOT_TO_BE_KEPT.matcher(ungrouped).find();
  }

  private static String decoded(String line) {
    return URLDecoder.decode(line, ISO_8859_1);
  }

  /** An input as a line. */
  static String line(byte[] input) {
    return URLEncoder.encode(new String(input, ISO_8859_1), ISO_8859_1);
  }

  static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
