package org.showpay.stack.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.showpay.contracts.audit.AuditProof;
import org.showpay.contracts.trust.ServiceName;

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
  private static List<Undecided> undecidable() {
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

  /** What the databases of these services can decide. */
  public static List<Invariant> among(Set<ServiceName> services) {
    return all().stream().filter(it -> services.containsAll(it.reads())).toList();
  }

  /** What they cannot, since others keep a part of it, and what nobody's can. */
  public static List<Undecided> undecidedAmong(Set<ServiceName> services) {
    List<Undecided> undecided = new ArrayList<>();
    for (Invariant it : all()) {
      if (!services.containsAll(it.reads())) {
        undecided.add(
            new Undecided(it.id(), it.sentence(), "not all services that keep it are here"));
      }
    }
    undecided.addAll(undecidable());
    return undecided;
  }

  /** An invariant that is not looked for. */
  public record Undecided(String id, String sentence, String why) {}
}
