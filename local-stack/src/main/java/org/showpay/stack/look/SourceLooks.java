package org.showpay.stack.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must not stand in any file that is checked in. */
final class SourceLooks {

  private static final Set<String> NOT_SOURCES =
      Set.of("target", ".git", ".showpay", ".idea", "node_modules");
  private static final long LONGEST = 4 << 20;

  /** Keys as they are written down: in PEM, as a JWK, our own, a merchant's, a cloud's. */
  private static final Pattern SECRET =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=]{40}"
              + "|\"d\"\\s*:\\s*\"[A-Za-z0-9_-]{40,}\""
              + "|\\bspk_[A-Za-z0-9_-]{43}\\b"
              + "|\\bwhsec_[A-Za-z0-9+/=]{32,}"
              + "|\\bAKIA[0-9A-Z]{16}\\b"
              + "|jdbc:postgresql://[^\\s\"]*password=[^\\s\"&$]+");

  private static final Pattern LONG_NUMBER =
      Pattern.compile("(?<![0-9A-Za-z.])[0-9]{13,19}(?![0-9A-Za-z])");

  /** Ranges that start with 9 are of no card scheme: those of the suite's own card companies. */
  private static final Pattern OWN_CARD = Pattern.compile("9[23][0-9]+");

  /** Random parts of pay codes that pass the test for card numbers by chance. */
  private static final Set<String> NO_CARDS = Set.of("0000000000000000", "2718281828459045");

  private SourceLooks() {}

  static Outcome noSecret(Path checkout) throws IOException {
    return search(
        checkout,
        text -> SECRET.matcher(text).results().map(MatchResult::start).map(at -> "a key"),
        "keys or passwords");
  }

  static Outcome onlyTestCards(Path checkout) throws IOException {
    return search(
        checkout,
        text ->
            LONG_NUMBER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(number -> !OWN_CARD.matcher(number).matches())
                .filter(number -> !NO_CARDS.contains(number))
                .filter(SourceLooks::isLuhn),
        "card numbers of a card scheme");
  }

  private static Outcome search(Path checkout, Function<String, Stream<String>> finder, String what)
      throws IOException {
    List<Path> files = files(checkout);
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      finder.apply(text).forEach(it -> found.add(checkout.relativize(file) + ": " + it));
    }
    if (files.size() < 2) {
      return new Outcome.NotRun("there are no sources at " + checkout);
    }
    return found.isEmpty()
        ? new Outcome.Passed("no %s in %d files".formatted(what, files.size()))
        : new Outcome.Failed(String.join(", ", found));
  }

  private static List<Path> files(Path checkout) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        checkout,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && attributes.size() < LONGEST) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isLuhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
