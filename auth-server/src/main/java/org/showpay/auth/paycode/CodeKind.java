package org.showpay.auth.paycode;

/** Where a code comes from; how long each kind may live is the database's longest_code_life. */
public enum CodeKind {
  /** Made while the handset was online, seconds before it is shown. */
  ONLINE(false),
  /** One of a pack that lies on the handset for days. */
  PACK(true),
  /** Made on the handset without anybody's help. */
  DEVICE(true);

  private final boolean alwaysProved;

  CodeKind(boolean alwaysProved) {
    this.alwaysProved = alwaysProved;
  }

  /** Whether the consumer has to be proved however little is paid. */
  public boolean isAlwaysProved() {
    return alwaysProved;
  }
}
