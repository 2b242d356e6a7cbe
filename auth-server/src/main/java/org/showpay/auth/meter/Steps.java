package org.showpay.auth.meter;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import org.showpay.auth.admission.Turns;
import org.springframework.stereotype.Component;

/** Measures the steps of a payment, and has the first wait for its turn; each is a span, too. */
@Component
public class Steps {

  private final ObservationRegistry observations;
  private final Turns turns;

  Steps(ObservationRegistry observations, Turns turns) {
    this.observations = observations;
    this.turns = turns;
  }

  /** What can take long. */
  public enum Step {
    /** Writing the payment down and counting a try of its password. */
    CLAIM,
    /** Looking whether the password is right. */
    PROVE,
    /** Spending the code. */
    OPEN,
    /** Asking the card company, through the payment-gateway-adapter. */
    ASK,
    /** Writing down what it answered. */
    RECORD
  }

  /**
   * Takes the first step of a new payment, when it is its turn; the waiting is part of the step.
   */
  public <T> T begin(Step step, Supplier<T> work) {
    return take(step, () -> turns.take(work));
  }

  /** Takes a step. */
  public <T> T take(Step step, Supplier<T> work) {
    String name = step.name().toLowerCase(Locale.ROOT);
    Observation taken =
        Observation.createNotStarted("showpay.payment.step", observations)
            .contextualName("payment " + name)
            .lowCardinalityKeyValue("step", name)
            .start();
    try (Observation.Scope _ = taken.openScope()) {
      return work.get();
    } catch (RuntimeException e) {
      taken.error(e);
      throw e;
    } finally {
      taken.stop();
    }
  }
}
