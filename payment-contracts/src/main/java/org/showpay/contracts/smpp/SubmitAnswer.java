package org.showpay.contracts.smpp;

/** What became of handing a message in. */
public sealed interface SubmitAnswer {

  /** The server took it. */
  record Accepted(ServerMessageId message) implements SubmitAnswer {}

  /** The server did not take it, nor would it take another one now: ESME_RTHROTTLED, RMSGQFUL. */
  record Throttled() implements SubmitAnswer {}

  /** The server did not take it, or we could not even write it down as SMPP wants it. */
  record Refused(String why) implements SubmitAnswer {}

  /** Nothing was sent: there is no session. */
  record NotSent() implements SubmitAnswer {}

  /** It may have been taken or not. */
  record NoAnswer(String why) implements SubmitAnswer {}
}
