package org.showpay.stack.check;

import java.util.ArrayList;
import java.util.List;
import org.showpay.stack.invariant.Finding;
import org.showpay.stack.invariant.Invariant;
import org.showpay.stack.invariant.Invariants;

/** What the checker found, in the order of the invariants. */
public record Report(List<Line> lines, List<Invariants.Undecided> undecided) {

  /** How many findings of one invariant are printed. */
  private static final int FINDINGS_SHOWN = 20;

  /** One invariant and what was found of it. */
  public record Line(Invariant invariant, Verdict verdict) {

    boolean holds() {
      return verdict instanceof Verdict.Holds;
    }
  }

  /** True when all hold. */
  public boolean holds() {
    return lines.stream().allMatch(Line::holds);
  }

  /** What was found of an invariant. */
  public Verdict of(String id) {
    return lines.stream()
        .filter(line -> line.invariant().id().equals(id))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  /** The last line. */
  public String summary() {
    long held = lines.stream().filter(Line::holds).count();
    return "invariants: %d of %d hold".formatted(held, lines.size());
  }

  /** Everything, a line for each, with those that cannot be decided today. */
  public List<String> inWords() {
    List<String> words = new ArrayList<>();
    for (Line line : lines) {
      String id = line.invariant().id();
      String sentence = line.invariant().sentence();
      switch (line.verdict()) {
        case Verdict.Holds _ -> words.add("%-4s holds    %s".formatted(id, sentence));
        case Verdict.Broken(List<Finding> findings) -> {
          words.add("%-4s BROKEN   %s".formatted(id, sentence));
          words.addAll(shown(findings));
        }
        case Verdict.Unknown(String why) -> {
          words.add("%-4s UNKNOWN  %s".formatted(id, sentence));
          words.add("       " + why);
        }
      }
    }
    for (Invariants.Undecided it : undecided) {
      words.add("%-4s not looked for: %s; %s".formatted(it.id(), it.sentence(), it.why()));
    }
    words.add(summary());
    return words;
  }

  private static List<String> shown(List<Finding> findings) {
    List<String> shown = new ArrayList<>();
    findings.stream().limit(FINDINGS_SHOWN).forEach(finding -> shown.add("       " + finding));
    if (findings.size() > FINDINGS_SHOWN) {
      shown.add("       and %d more".formatted(findings.size() - FINDINGS_SHOWN));
    }
    return shown;
  }
}
