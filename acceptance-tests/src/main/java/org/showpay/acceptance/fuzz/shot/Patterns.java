package org.showpay.acceptance.fuzz.shot;

import java.util.ArrayList;
import java.util.List;

/** Texts that fit a pattern, as far as the patterns of our documents go. */
final class Patterns {

  private static final int MORE = 8;

  private final String pattern;
  private final Chance chance;
  private int at;

  private Patterns(String pattern, Chance chance) {
    this.pattern = pattern;
    this.chance = chance;
  }

  /** A text that fits. */
  static String text(String pattern, Chance chance) {
    String inside = pattern.replaceAll("^\\^|\\$$", "");
    return new Patterns(inside, chance).choice();
  }

  /** Alternatives, up to the end or the parenthesis that closes. */
  private String choice() {
    List<String> ways = new ArrayList<>();
    StringBuilder way = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != ')') {
      if (pattern.charAt(at) == '|') {
        at++;
        ways.add(way.toString());
        way.setLength(0);
      } else {
        way.append(piece());
      }
    }
    ways.add(way.toString());
    return chance.of(ways);
  }

  private String piece() {
    int from = at;
    String first = atom();
    int behind = at;
    int times = times();
    int end = at;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      at = from;
      text.append(i == 0 ? first : atom());
    }
    at = Math.max(end, behind);
    return text.toString();
  }

  private String atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> {
        String inner = choice();
        at++;
        yield inner;
      }
      case '[' -> oneOfClass();
      case '\\' -> pattern.charAt(at++) == 'd' ? digit() : pattern.substring(at - 1, at);
      case '.' -> "x";
      default -> String.valueOf(c);
    };
  }

  private String digit() {
    return Integer.toString(chance.below(10));
  }

  private String oneOfClass() {
    List<String> members = new ArrayList<>();
    while (pattern.charAt(at) != ']') {
      char first = pattern.charAt(at++);
      if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        for (char c = first; c <= pattern.charAt(at + 1); c++) {
          members.add(String.valueOf(c));
        }
        at += 2;
      } else {
        members.add(String.valueOf(first));
      }
    }
    at++;
    return chance.of(members);
  }

  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    return switch (pattern.charAt(at)) {
      case '?' -> counted(0, 1);
      case '*' -> counted(0, MORE);
      case '+' -> counted(1, MORE);
      case '{' -> braces();
      default -> 1;
    };
  }

  private int counted(int least, int most) {
    at++;
    return chance.between(least, most);
  }

  private int braces() {
    int end = pattern.indexOf('}', at);
    String[] bounds = pattern.substring(at + 1, end).split(",", -1);
    at = end + 1;
    int least = Integer.parseInt(bounds[0]);
    if (bounds.length == 1) {
      return least;
    }
    int most = bounds[1].isEmpty() ? least + MORE : Integer.parseInt(bounds[1]);
    return chance.between(least, Math.min(most, least + 3 * MORE));
  }
}
