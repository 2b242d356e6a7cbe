package org.showpay.acceptance.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code docs/mutants.md} says of mutants that survive. Each row there is about one of them,
 * by class, method, the line as it reads, and the change; numbers of lines move too often.
 */
final class Judgements {

  private static final Pattern BETWEEN_CELLS = Pattern.compile("(?<!\\\\)\\|");
  private static final int CLASS = 1;
  private static final int METHOD = 2;
  private static final int LINE = 3;
  private static final int CHANGE = 4;
  private static final int WHY = 5;

  /** One survivor's. */
  private record Judgement(String type, String method, String line, String change) {

    static Judgement in(String... cells) {
      return new Judgement(
          word(cells[CLASS]), word(cells[METHOD]), word(cells[LINE]), word(cells[CHANGE]));
    }

    private static String word(String cell) {
      return cell.strip().replaceAll("^`|`$", "").replace("\\|", "|");
    }

    boolean isOf(Mutant mutant) {
      return equals(
          new Judgement(mutant.type(), mutant.method(), mutant.line().text(), mutant.change()));
    }
  }

  private final List<Judgement> unused;

  private Judgements(List<Judgement> all) {
    this.unused = all;
  }

  /** Reads the rows of the page's table. */
  static Judgements read(Path page) throws IOException {
    List<Judgement> all = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      String[] cells = BETWEEN_CELLS.split(line, -1);
      if (cells.length > WHY && cells[CLASS].contains("`") && !cells[WHY].isBlank()) {
        all.add(Judgement.in(cells));
      }
    }
    return new Judgements(all);
  }

  /** Whether there is one of this mutant; it is then used up, and judges no other. */
  boolean take(Mutant mutant) {
    return unused.stream()
        .filter(one -> one.isOf(mutant))
        .findFirst()
        .map(unused::remove)
        .orElse(false);
  }

  /** Those that nothing has met. */
  List<String> unused() {
    return unused.stream()
        .map(one -> "%s.%s, %s: %s".formatted(one.type, one.method, one.line, one.change))
        .toList();
  }
}
