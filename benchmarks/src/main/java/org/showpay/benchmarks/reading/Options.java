package org.showpay.benchmarks.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words after the command, in pairs. */
record Options(Map<String, String> values) {

  private static final List<String> KNOWN =
      List.of(
          "--seed",
          "--times",
          "--count",
          "--hold-ups",
          "--past",
          "--only",
          "--readers",
          "--pictures",
          "--gallery",
          "--json");

  static Options of(String[] words) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      boolean known = KNOWN.contains(words[i]) && i + 1 < words.length;
      values.put(known ? words[i] : "--help", known ? words[i + 1] : words[i]);
    }
    return new Options(values);
  }

  boolean asksForHelp() {
    return values.containsKey("--help");
  }

  int number(String name, int otherwise) {
    String given = values.get(name);
    return given == null ? otherwise : Integer.parseInt(given);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** True for all where nothing was said. */
  boolean allows(String name, String word) {
    String given = values.get(name);
    return given == null || List.of(given.split(",")).contains(word);
  }
}
