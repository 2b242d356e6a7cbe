package org.showpay.acceptance.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.showpay.acceptance.fuzz.shot.Wish;

/** Ways into the depth, as {@code trails.txt} has them. */
final class Trails {

  private Trails() {}

  /** A step of one. */
  record Step(String operation, Wish wish) {}

  /** All of them. */
  static List<List<Step>> read() throws IOException {
    try (InputStream in = Objects.requireNonNull(Trails.class.getResourceAsStream("trails.txt"))) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<List<Step>> parse(String text) {
    List<List<Step>> trails = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        trails.add(new ArrayList<>());
      }
      trails.getLast().add(step(line.strip()));
    }
    return trails;
  }

  private static Step step(String line) {
    String[] words = line.split(" +", -1);
    Map<String, String> fields = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] sides = words[i].split("=", 2);
      fields.put(sides[0], sides[1]);
    }
    return new Step(words[0], new Wish(true, fields));
  }
}
