package org.showpay.contracts.smpp;

/** Who keeps the messages that senders hand in. */
@FunctionalInterface
public interface SubmissionDesk {

  /** Keeps it for good before it answers; what the sender repeats has the answer of the first. */
  Taken take(String sender, Submission submission);

  /** What the sender is told. */
  sealed interface Taken {

    /** It is kept under this name. */
    record Kept(ServerMessageId message) implements Taken {}

    /** Too much at once: ESME_RTHROTTLED. */
    record TooFast() implements Taken {}

    /** Not this one: ESME_RSUBMITFAIL. */
    record No() implements Taken {}

    /** The sender is told nothing: the session ends. */
    record HangUp() implements Taken {}
  }
}
