package org.showpay.stack.invariant;

import java.util.List;
import org.showpay.contracts.audit.AuditProof;

/** The fifteen invariants: those that the databases of a stack can decide, and the others. */
public final class Invariants {

  private Invariants() {}

  /** What is looked for, in the order of their numbers. */
  public static List<Invariant> all() {
    return List.of(
        CodeInvariants.spentOnce(),
        ChargeInvariants.chargedOnce(),
        ChargeInvariants.sameEverywhere(),
        LedgerInvariants.balanced(),
        ChargeInvariants.nothingLost(),
        LifeInvariants.resolved(),
        LifeInvariants.legal(),
        ChargeInvariants.withinBounds(),
        LifeInvariants.told(),
        unbroken(),
        LedgerInvariants.settledOnce(),
        CodeInvariants.fewTries(),
        CodeInvariants.shortLife());
  }

  private static Invariant unbroken() {
    return new Invariant(
        "I11",
        "the audit chain is unbroken",
        AuditProof.SERVICES.stream().<Rule>map(Rule.Chained::new).toList());
  }

  /** What no query can decide today, and why: these are not counted as held. */
  public static List<Undecided> undecided() {
    return List.of(
        new Undecided(
            "I10",
            "the same idempotency key has the same bytes",
            "answers are kept encrypted, and no client keeps a journal of what it received"),
        new Undecided(
            "I12",
            "no secret is outside its store",
            "the checker knows no secret; the acceptance test searches logs and rows for its own"));
  }

  /** An invariant that is not looked for. */
  public record Undecided(String id, String sentence, String why) {}
}
