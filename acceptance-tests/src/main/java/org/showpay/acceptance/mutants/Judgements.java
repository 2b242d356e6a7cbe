package org.showpay.acceptance.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code docs/mutants.md} says of mutants that survive. Each row there is about one of them,
 * by class, method and change; lines move too often to be told apart by them.
 */
final class Judgements {

  private static final int CLASS = 1;
  private static final int METHOD = 2;
  private static final int CHANGE = 3;
  private static final int WHY = 4;

  /** One survivor's. */
  private record Judgement(String owner, String method, String change) {

    boolean isOf(Mutant mutant) {
      return owner.equals(mutant.owner())
          && method.equals(mutant.method())
          && change.equals(mutant.change());
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
      String[] cells = line.split("\\|", -1);
      if (cells.length > WHY && cells[CLASS].contains("`") && !cells[WHY].isBlank()) {
        all.add(new Judgement(word(cells[CLASS]), word(cells[METHOD]), word(cells[CHANGE])));
      }
    }
    return new Judgements(all);
  }

  private static String word(String cell) {
    return cell.replace("`", "").strip();
  }

  /** Whether there is one of this survivor; it is then used up, and judges no other. */
  boolean take(Mutant survivor) {
    return unused.stream()
        .filter(one -> one.isOf(survivor))
        .findFirst()
        .map(unused::remove)
        .orElse(false);
  }

  /** Those that met no survivor. */
  List<String> unused() {
    return unused.stream()
        .map(one -> "%s.%s: %s".formatted(one.owner, one.method, one.change))
        .toList();
  }
}
