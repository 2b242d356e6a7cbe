package org.showpay.cat.sale;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A slip of paper of 32 columns; Korean, Chinese and Japanese letters take two of them. */
final class Paper {

  static final int COLUMNS = 32;

  private final StringBuilder text = new StringBuilder();

  Paper centred(String words) {
    for (String line : wrapped(words)) {
      print(" ".repeat((COLUMNS - width(line)) / 2) + line);
    }
    return this;
  }

  Paper rule() {
    return print("-".repeat(COLUMNS));
  }

  /** A label and, to the right or below, its value; nothing at all where there is none. */
  Paper entry(String label, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    int gap = COLUMNS - width(label) - width(value.toString());
    return gap > 0
        ? print(label + " ".repeat(gap) + value)
        : print(label).sentence(value.toString());
  }

  /** Words over as many lines as they need. */
  Paper sentence(String words) {
    if (!words.isEmpty()) {
      wrapped(words).forEach(this::print);
    }
    return this;
  }

  String text() {
    return text.toString();
  }

  static int width(CharSequence line) {
    return line.codePoints().map(Paper::width).sum();
  }

  private static int width(int letter) {
    return switch (UnicodeScript.of(letter)) {
      case HANGUL, HAN, HIRAGANA, KATAKANA -> 2;
      default -> 1;
    };
  }

  /** Breaks between words, and within a word only where it is longer than a line. */
  private static List<String> wrapped(String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && width(line) + 1 + width(word) > COLUMNS) {
        end(line, lines);
      }
      line.append(line.isEmpty() ? "" : " ");
      word.codePoints().forEach(letter -> append(letter, line, lines));
    }
    end(line, lines);
    return lines;
  }

  private static void append(int letter, StringBuilder line, List<String> lines) {
    if (width(line) + width(letter) > COLUMNS) {
      end(line, lines);
    }
    line.appendCodePoint(letter);
  }

  private static void end(StringBuilder line, List<String> lines) {
    lines.add(line.toString());
    line.setLength(0);
  }

  private Paper print(String line) {
    text.append(line).append('\n');
    return this;
  }
}
