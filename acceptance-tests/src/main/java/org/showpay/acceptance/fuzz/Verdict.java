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
          List.of("TELLS", "no answer tells of the inside, nor a secret"));

  private final Run run;
  private final Plan plan;
  private final Counts counts;
  private final Complaints complaints;

  Verdict(Run run, Plan plan, Counts counts, Complaints complaints) {
    this.run = run;
    this.plan = plan;
    this.counts = counts;
    this.complaints = complaints;
  }

  void judge(Fuzz.Size size) {
    run.figure(
        "seed %d, %d stories, %d of them of ten requests or more"
            .formatted(size.seed(), counts.stories(), counts.sequences()));
    for (ServiceName service : size.services()) {
      run.figure("%6d requests to %s".formatted(counts.of(service), service.text()));
    }
    run.figure("answers by status: " + counts.statuses());
    Set<String> never = new TreeSet<>(plan.operations());
    never.removeAll(counts.done());
    run.figure(
        "%d of %d operations did something; never: %s"
            .formatted(counts.done().size(), plan.operations().size(), never));
    run.figure(Bound.of(counts.all(), "request"));
    run.judge(
        Found.of(
            "at least %d sequences of ten requests or more".formatted(size.sequences()),
            counts.sequences() >= size.sequences(),
            Integer.toString(counts.sequences())));
    for (ServiceName service : size.services()) {
      run.judge(
          Found.of(
              "at least %d requests to %s".formatted(size.requests(), service.text()),
              counts.of(service) >= size.requests(),
              ""));
    }
    judgeAnswers();
  }

  void judgeAnswers() {
    for (List<String> judged : JUDGED) {
      run.judge(Found.unless(judged.getLast(), complaints.of(judged.getFirst())));
    }
  }
}
