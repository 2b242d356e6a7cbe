package org.showpay.testing.words;

import java.util.Map;

/**
 * A comment as it stands above something, as Markdown.
 *
 * @param summary its first sentence
 * @param text all of it
 * @param parts what it says of parameters and components, by their names
 */
public record Said(String summary, String text, Map<String, String> parts) {

  static final Said NOTHING = new Said("", "", Map.of());

  /** What it says of a parameter or component; empty where that is nothing. */
  public String of(String part) {
    return parts.getOrDefault(part, "");
  }
}
