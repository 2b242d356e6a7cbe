package org.showpay.acceptance.cells;

import java.util.ArrayList;
import java.util.List;

/** A step that breaks in a way, of a payment that the card company answers in a way. */
public record Cell(Step step, Failure failure, CardAnswer answer) {

  /** A step of a payment, as docs/crash-cells.md numbers them. */
  public enum Step {
    ISSUE(1, "handset → pin-generator: issue"),
    REPLY_TO_HANDSET(2, "reply to the handset"),
    AUTHORISE(3, "terminal → auth: authorise"),
    CONSUME(4, "consume the code"),
    FACTORS(5, "the subscriber's factors"),
    REQUESTED(6, "persist REQUESTED before calling out"),
    TO_ADAPTER(7, "auth → adapter"),
    TO_ISSUER(8, "adapter → issuer"),
    RESULT(9, "persist result, ledger and outbox"),
    TERMINAL_REPLY(10, "auth → terminal reply"),
    WEBHOOK(11, "webhook"),
    CAPTURE(12, "capture"),
    REFUND(13, "refund");

    private final int number;
    private final String words;

    Step(int number, String words) {
      this.number = number;
      this.words = words;
    }

    int number() {
      return number;
    }
  }

  /** How it breaks. */
  public enum Failure {
    BEFORE_COMMIT("crash before commit"),
    AFTER_COMMIT("crash after commit"),
    REPLY_LOST("reply lost"),
    DUPLICATE("duplicate"),
    LATE("late");

    private final String words;

    Failure(String words) {
      this.words = words;
    }
  }

  /** What the card company says; to a capture or refund where that is the step. */
  public enum CardAnswer {
    APPROVES("approve"),
    DECLINES("decline"),
    IS_SILENT("time-out");

    private final String words;

    CardAnswer(String words) {
      this.words = words;
    }
  }

  /** All 195. */
  public static List<Cell> all() {
    List<Cell> all = new ArrayList<>();
    for (Step step : Step.values()) {
      for (Failure failure : Failure.values()) {
        for (CardAnswer answer : CardAnswer.values()) {
          all.add(new Cell(step, failure, answer));
        }
      }
    }
    return all;
  }

  /**
   * Where the card company is silent: after it has done its work, or before it. Where it is to die
   * around its own commit it has to come so far.
   */
  boolean isSilentAfterItsWork() {
    return switch (failure) {
      case BEFORE_COMMIT, REPLY_LOST, LATE -> true;
      case AFTER_COMMIT -> step == Step.TO_ISSUER;
      case DUPLICATE -> false;
    };
  }

  /** A short name that can be an order's number. */
  public String order() {
    return "C-%d-%s-%s".formatted(step.number, failure, answer);
  }

  @Override
  public String toString() {
    return "%d %s: %s, %s".formatted(step.number, step.words, failure.words, answer.words);
  }
}
