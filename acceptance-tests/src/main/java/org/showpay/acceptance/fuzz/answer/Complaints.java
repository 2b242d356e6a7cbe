package org.showpay.acceptance.fuzz.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.showpay.acceptance.fuzz.shot.Shot;

/** All that was wrong, each kind of thing of each operation once with how often it was. */
public final class Complaints {

  private final Map<String, List<String>> byKind = new TreeMap<>();
  private final Path file;

  /** None so far; each is written into a file as it comes, in full. */
  public Complaints(Path file) throws IOException {
    this.file = file;
    Files.deleteIfExists(file);
  }

  /**
   * Writes one down.
   *
   * @param story by which it can be repeated
   */
  public void add(String story, Shot shot, String answer, String complaint) {
    String[] parts = (complaint + ": ").split(": ", 3);
    write(
        shot.operation().id() + " " + parts[0] + ": " + parts[1],
        "%s %s: %s <- %s".formatted(story, complaint, shot.inWords(), answer));
  }

  /** Writes one down that is of no story: what was wanted beside them, and why it failed. */
  public void add(String complaint, String wanted, String why) {
    write(wanted + " " + complaint, complaint + ": " + wanted + " <- " + why);
  }

  private synchronized void write(String kind, String words) {
    byKind.computeIfAbsent(kind, it -> new ArrayList<>()).add(words);
    try {
      Files.writeString(
          file,
          words + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of each kind, of those whose complaint begins so. */
  public synchronized List<String> of(String beginning) {
    return byKind.entrySet().stream()
        .filter(it -> it.getKey().contains(" " + beginning))
        .map(it -> it.getValue().size() + " times: " + it.getValue().getFirst())
        .toList();
  }
}
