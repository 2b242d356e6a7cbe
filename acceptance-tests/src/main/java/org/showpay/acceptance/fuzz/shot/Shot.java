package org.showpay.acceptance.fuzz.shot;

import java.util.List;
import org.showpay.acceptance.fuzz.document.Operation;

/** A request as it is sent. */
public record Shot(
    Operation operation, Spoiling spoiling, Line line, List<Header> headers, String content) {

  private static final int SHOWN = 600;

  /** One header. */
  public record Header(String name, String value) {}

  /** Where it goes. */
  public record Line(String method, String address) {}

  /** As somebody would type it, but for who is asking. */
  public String inWords() {
    StringBuilder words = new StringBuilder(line.method + " " + shortened(line.address));
    for (Header header : headers) {
      boolean secret = header.name().equals(Draft.AUTHORIZATION);
      words.append(" | ").append(header.name()).append(": ");
      words.append(secret ? "…" : shortened(header.value()));
    }
    if (!content.isEmpty()) {
      words.append(" | ").append(shortened(content));
    }
    return words.append(" (").append(spoiling).append(')').toString();
  }

  private static String shortened(String text) {
    String one = text.replaceAll("\\p{Cntrl}", "?");
    return one.length() > SHOWN
        ? one.substring(0, SHOWN) + "… of " + text.length() + " characters"
        : one;
  }
}
