package org.showpay.auth.tries;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.text;

/** An address that a proxy tells: whatever it is, tries are counted under a short word. */
public final class ClientAddressFuzz {

  private ClientAddressFuzz() {}

  /** Reads the input as an address. */
  public static void fuzzerTestOneInput(byte[] input) {
    String counted = ClientAddress.read(text(input)).text();
    require(counted.matches("unreadable|[0-9.]{7,15}|([0-9a-f]{2}:){7}[0-9a-f]{2}"), counted);
  }
}
