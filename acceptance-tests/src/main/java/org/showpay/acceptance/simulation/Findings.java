package org.showpay.acceptance.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the processes of a simulation have said so far, added up. */
final class Findings {

  private static final String FEWEST = "fewest events";

  private final Map<Integer, Integer> played = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private final List<String> stories = new ArrayList<>();

  /** Hears a line of a process; says whether it is one that tells how far that is. */
  synchronized boolean hear(int process, String line) {
    int space = line.indexOf(' ');
    String rest = line.substring(space + 1);
    switch (space < 0 ? "" : line.substring(0, space)) {
      case "progress" -> played.put(process, Integer.parseInt(rest));
      case "count" -> count(rest);
      case "broken" -> broken.add("seed " + rest);
      case "story" -> stories.add(rest);
      default -> stories.add(line);
    }
    return line.startsWith("progress ");
  }

  private void count(String text) {
    int space = text.lastIndexOf(' ');
    long number = Long.parseLong(text.substring(space + 1));
    String what = text.substring(0, space);
    counts.merge(what, number, what.equals(FEWEST) ? Math::min : Long::sum);
  }

  synchronized int played() {
    return played.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized List<String> broken() {
    return List.copyOf(broken);
  }

  synchronized List<String> stories() {
    return List.copyOf(stories);
  }

  /** One count; nothing where it was never told. */
  synchronized long count(String group, String name) {
    return counts.getOrDefault(group + " " + name, 0L);
  }

  /** All counts of a group in a line. */
  synchronized String inWords(String group) {
    List<String> words = new ArrayList<>();
    counts.forEach((what, number) -> {
      if (what.startsWith(group + " ")) {
        words.add("%s %,d".formatted(what.substring(group.length() + 1), number));
      }
    });
    return String.join(", ", words);
  }
}
