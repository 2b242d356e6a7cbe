package org.showpay.acceptance.matrix;

/** What is done to a link, as the fault matrix names it. */
public enum Harm {
  REFUSED("connection refused"),
  NOT_ANSWERED("connection not answered (SYN dropped)"),
  MISLED("name not found, certificate of another"),
  UNREAD("reset before the request is read"),
  REPLY_LOST("reply lost after the work was done"),
  PART_OF_REPLY("reset within the reply"),
  GARBLED("reply that cannot be believed"),
  STATUS("500, 502, 503, 429, 404"),
  SLOW("reply slower than anybody waits"),
  LATE("request that arrives after its sender gave up"),
  TWICE("request twice"),
  OVERTAKEN("request overtaken by the next"),
  PAUSE("whoever is called stands still"),
  RESTART("whoever is called is killed and started"),
  TERMINATED("sessions of the database ended"),
  EMPTY_POOL("all connections in use"),
  FULL_DISK("disk full"),
  CLOCK("clock jumps");

  private final String words;

  Harm(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
