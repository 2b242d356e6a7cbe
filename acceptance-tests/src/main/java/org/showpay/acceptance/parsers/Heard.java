package org.showpay.acceptance.parsers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fuzzer has said so far. */
final class Heard {

  private static final Pattern PULSE =
      Pattern.compile("#(\\d+)\\s.* cov: (\\d+) .* corp: (\\d+)/.*");

  private static final Pattern RUNS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
  private static final Pattern BROKEN = Pattern.compile("== (Java Exception: .*)|.*(ERROR: .*)");
  private static final Pattern WRITTEN = Pattern.compile(".*Test unit written to (.*)");
  private static final int MOST_LINES = 20;

  private final List<String> last = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private String file = "";
  private long inputs;
  private int edges;
  private int corpus;

  void line(String line) {
    last.add(line);
    if (last.size() > MOST_LINES) {
      last.removeFirst();
    }
    Matcher pulse = PULSE.matcher(line);
    if (pulse.matches()) {
      inputs = Long.parseLong(pulse.group(1));
      edges = Integer.parseInt(pulse.group(2));
      corpus = Integer.parseInt(pulse.group(3));
    }
    Matcher runs = RUNS.matcher(line);
    if (runs.matches()) {
      inputs = Long.parseLong(runs.group(1));
    }
    Matcher broken = BROKEN.matcher(line);
    if (broken.matches()) {
      breaches.add(broken.group(1) == null ? broken.group(2) : broken.group(1));
    }
    Matcher written = WRITTEN.matcher(line);
    if (written.matches()) {
      file = written.group(1);
    }
  }

  long inputs() {
    return inputs;
  }

  int edges() {
    return edges;
  }

  int corpus() {
    return corpus;
  }

  /** What broke; empty for a target that bore all. */
  List<String> breaches() {
    return List.copyOf(breaches);
  }

  /** Where the input is that broke it; empty where there is none. */
  String file() {
    return file;
  }

  /** The end of what it said, for whoever wonders why it ended. */
  List<String> last() {
    return List.copyOf(last);
  }
}
