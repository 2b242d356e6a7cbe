package org.showpay.acceptance.cells;

import java.util.ArrayList;
import java.util.List;

/** A step that breaks in a way, of a payment that the card company answers in a way. */
public record Cell(Step step, Failure failure, CardAnswer answer) {

  /** A step of a payment, as docs/crash-cells.md numbers them. */
  public enum Step {
    ISSUE("handset → pin-generator: issue"),
    REPLY_TO_HANDSET("reply to the handset"),
    AUTHORISE("terminal → auth: authorise"),
    CONSUME("consume the code"),
    FACTORS("the subscriber's factors"),
    REQUESTED("persist REQUESTED before calling out"),
    TO_ADAPTER("auth → adapter"),
    TO_ISSUER("adapter → issuer"),
    RESULT("persist result, ledger and outbox"),
    TERMINAL_REPLY("auth → terminal reply"),
    WEBHOOK("webhook"),
    CAPTURE("capture"),
    REFUND("refund");

    private final String words;

    Step(String words) {
      this.words = words;
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

  /** A short name that can be an order's number. */
  public String order() {
    return "C-%d-%s-%s".formatted(step.ordinal() + 1, failure, answer);
  }

  @Override
  public String toString() {
    return "%d %s: %s, %s".formatted(step.ordinal() + 1, step.words, failure.words, answer.words);
  }
}
