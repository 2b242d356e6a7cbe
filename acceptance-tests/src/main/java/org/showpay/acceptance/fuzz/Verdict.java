package org.showpay.acceptance.fuzz;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.showpay.acceptance.fuzz.answer.Complaints;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.storm.Bound;
import org.showpay.contracts.trust.ServiceName;

/** What all answers together say. */
final class Verdict {

  private static final List<List<String>> JUDGED =
      List.of(
          List.of("SERVER ERROR", "nothing breaks: no answer of 500 or more but on purpose"),
          List.of("NO ANSWER", "each request is answered"),
          List.of("NO PROBLEM", "each error is a problem with a code and what to do next"),
          List.of("STATUS NOT TOLD", "each status is one that the document tells of"),
          List.of("CODE NOT TOLD", "each problem's code is one that the document tells of"),
          List.of("BODY NOT TOLD", "each answer has a body where the document says so"),
          List.of("BODY DOES NOT FIT", "each answer is as its schema in the document says"),
          List.of("LET IN", "nobody is let in who may not ask"),
          List.of("TELLS", "no answer tells of the inside, nor a secret"),
          List.of(Again.COMPLAINT, "whatever stories do, people enrol and faults are taken away"));

  /** Of ten operations that were asked for, so many must have done something. */
  private static final int DID = 6;

  private static final int TEN = 10;

  private final Run run;
  private final Plan plan;
  private final Counts outside;
  private final Counts inside;
  private final Complaints complaints;

  Verdict(Run run, Plan plan, Counts outside, Counts inside, Complaints complaints) {
    this.run = run;
    this.plan = plan;
    this.outside = outside;
    this.inside = inside;
    this.complaints = complaints;
  }

  void judge(Fuzz.Size size) {
    int sequences = outside.sequences() + inside.sequences();
    run.figure(
        "seed %d, %d stories, %d of them of ten requests or more"
            .formatted(size.seed(), outside.stories() + inside.stories(), sequences));
    Set<String> never = new TreeSet<>(plan.operations());
    never.removeAll(outside.asked());
    never.removeAll(inside.asked());
    run.figure(
        "%d operations in the documents; never asked: %s"
            .formatted(plan.operations().size(), never));
    run.figure(Bound.of(outside.all() + inside.all(), "request"));
    run.judge(
        Found.of(
            "at least %d sequences of ten requests or more".formatted(size.sequences()),
            sequences >= size.sequences(),
            Integer.toString(sequences)));
    for (ServiceName service : size.services()) {
      int peers = size.ofPeers(plan, service);
      judgeEnough("to " + service.text(), size.requests() - peers, outside.of(service));
      if (peers > 0) {
        judgeEnough("as a peer to " + service.text(), peers, inside.of(service));
      }
    }
    judgeDone("from outside", outside);
    if (size.services().stream().anyMatch(plan::hasInternal)) {
      judgeDone("as a peer", inside);
    }
    judgeAnswers();
  }

  private void judgeEnough(String of, int wanted, int were) {
    run.judge(
        Found.of(
            "at least %d requests %s".formatted(wanted, of),
            were >= wanted,
            Integer.toString(were)));
  }

  /** Where nothing is ever done, all that is refused says little. */
  private void judgeDone(String of, Counts counts) {
    Set<String> asked = counts.asked();
    Set<String> never = new TreeSet<>(asked);
    never.removeAll(counts.done());
    int done = asked.size() - never.size();
    run.figure("answers %s by status: %s".formatted(of, counts.statuses()));
    run.judge(
        Found.of(
            "at least %d of ten operations asked %s did something".formatted(DID, of),
            done > 0 && TEN * done >= DID * asked.size(),
            "%d of %d; never: %s".formatted(done, asked.size(), never)));
  }

  void judgeAnswers() {
    for (List<String> judged : JUDGED) {
      run.judge(Found.unless(judged.getLast(), complaints.of(judged.getFirst())));
    }
  }
}
