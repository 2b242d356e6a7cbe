package org.showpay.contracts.sms;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of short messages, from {@code sms.properties} and its translations beside this class.
 * Every word stands there, so that one test can read them all.
 */
public final class Wording {

  static final String BUNDLE = "org.showpay.contracts.sms.sms";

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** Twelve digits or more, however they are spaced: a card number, a pay code, or part of one. */
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ .\\-]?\\d){11,}");

  private static final int LONGEST_NAME = 60;
  private static final String CUT = "..";

  private final ResourceBundle words;

  /** The words of a language; English where there is no translation. */
  public Wording(Locale language) {
    this.words =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** True when there are words under a key. */
  public boolean has(String key) {
    return words.containsKey(key);
  }

  /** The words under a key that is there. */
  public String text(String key, Map<String, String> values) {
    return fill(words.getString(key), values);
  }

  /** A name that is not the whole message; a character of two halves stays whole. */
  public static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + CUT;
  }

  /**
   * Any text with its long numbers struck out. Shops are free to call themselves anything, and a
   * message must not be where a card number or a code comes out.
   */
  static String withoutLongNumbers(String text) {
    return LONG_NUMBER.matcher(text).replaceAll("***");
  }

  private static String fill(String template, Map<String, String> values) {
    Matcher place = PLACE.matcher(template);
    return place.replaceAll(found -> {
      String value = values.get(found.group(1));
      if (value == null) {
        throw new IllegalArgumentException("Nothing is said for " + found.group());
      }
      return Matcher.quoteReplacement(value);
    });
  }
}
