package org.showpay.acceptance.fuzz;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.showpay.acceptance.fuzz.answer.Complaints;
import org.showpay.stack.people.Waiting;
import org.springframework.web.client.RestClientException;

/** What stories need to be done beside them: again where it failed, which is written down. */
final class Again {

  static final String COMPLAINT = "NOT DONE BESIDE";

  private static final int TIMES = 5;
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  private final Complaints complaints;

  Again(Complaints complaints) {
    this.complaints = complaints;
  }

  /** What came of it; empty where it failed again and again. */
  <T> Optional<T> attempt(String what, Supplier<T> done) {
    for (int i = 0; i < TIMES; i++) {
      try {
        return Optional.of(done.get());
      } catch (RestClientException failed) {
        complaints.add(COMPLAINT, what, String.valueOf(failed));
        Waiting.pause(BETWEEN);
      }
    }
    return Optional.empty();
  }

  /** The same of what there is nothing to have of. */
  void run(String what, Runnable done) {
    attempt(
        what,
        () -> {
          done.run();
          return true;
        });
  }
}
