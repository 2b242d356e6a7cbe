package org.showpay.benchmarks.reading;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.showpay.barcode.corpus.Corpus;
import org.showpay.barcode.corpus.CorpusPicture;

/** Lets every reader read every picture and counts, by row of the table and by reader. */
final class Race {

  /** What any of the others read. */
  static final String ANY_OTHER = "any other";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Contender> contenders;
  private final Map<String, Map<String, Tally>> rows = new LinkedHashMap<>();
  private final List<String> lost = new ArrayList<>();

  /** The first is this project's. */
  Race(List<Contender> contenders) {
    this.contenders = contenders;
  }

  Map<String, Map<String, Tally>> rows() {
    return rows;
  }

  /** Pictures that trying harder reads and this project does not. */
  List<String> lost() {
    return lost;
  }

  void run(Stream<CorpusPicture> pictures) {
    int[] number = {0};
    pictures.forEach(picture -> read(picture, number[0]++));
  }

  private void read(CorpusPicture picture, int number) {
    Set<String> right = new LinkedHashSet<>();
    for (Contender contender : contenders) {
      if (contender.knows(picture.carrier())) {
        read(picture, contender, right);
      }
    }
    String own = contenders.getFirst().name();
    boolean byOthers = right.stream().anyMatch(name -> !name.equals(own));
    for (String row : rowsOf(picture)) {
      tally(row, ANY_OTHER).add(Corpus.isToBeRead(picture.kind()), byOthers, false);
    }
    if (right.contains("zxing-hard") && !right.contains(own)) {
      lost.add(String.join(" ", rowsOf(picture).getLast(), "no.", "" + number));
    }
  }

  private void read(CorpusPicture picture, Contender contender, Set<String> right) {
    long before = THREADS.getCurrentThreadCpuTime();
    Set<String> texts = contender.read(picture.image());
    long time = THREADS.getCurrentThreadCpuTime() - before;
    boolean isRight = texts.contains(picture.text());
    boolean isWrong = texts.stream().anyMatch(text -> looksLike(text, picture));
    if (isRight) {
      right.add(contender.name());
    }
    for (String row : rowsOf(picture)) {
      Tally tally = tally(row, contender.name());
      tally.add(Corpus.isToBeRead(picture.kind()), isRight, isWrong);
      tally.took(time);
    }
  }

  /** Wrong is what a till would have to tell from a code: as long as one, but another. */
  private static boolean looksLike(String text, CorpusPicture picture) {
    return !text.equals(picture.text()) && text.matches("[0-9]{20}|[0-9]{24}");
  }

  private Tally tally(String row, String reader) {
    return rows.computeIfAbsent(row, name -> new LinkedHashMap<>())
        .computeIfAbsent(reader, name -> new Tally());
  }

  private static List<String> rowsOf(CorpusPicture picture) {
    String kind = picture.kind().name().toLowerCase(java.util.Locale.ROOT);
    List<String> names = new ArrayList<>();
    names.add(kind);
    names.add(kind + ' ' + picture.carrier());
    if (picture.kind() == CorpusPicture.Kind.GRADED) {
      names.add(kind + ' ' + picture.fault());
    }
    if (picture.kind() != CorpusPicture.Kind.NOTHING) {
      names.add(kind + " severity " + picture.severity());
    }
    names.add(kind + ' ' + picture.carrier() + ' ' + picture.fault());
    return names;
  }

  /** What one reader made of some pictures. */
  static final class Tally {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;

    private int shown;
    private int right;
    private int wrong;
    private long[] nanos = new long[16];
    private int timed;

    void add(boolean toBeRead, boolean isRight, boolean isWrong) {
      shown += toBeRead ? 1 : 0;
      right += isRight ? 1 : 0;
      wrong += isWrong ? 1 : 0;
    }

    void took(long time) {
      if (timed == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * timed);
      }
      nanos[timed++] = time;
    }

    int shown() {
      return shown;
    }

    int right() {
      return right;
    }

    int wrong() {
      return wrong;
    }

    double rate() {
      return shown == 0 ? 0 : PERCENT * right / shown;
    }

    double meanMillis() {
      return Arrays.stream(nanos, 0, timed).average().orElse(0) / NANOS_PER_MILLI;
    }

    /** The time that this share of the pictures stays below. */
    double millisAt(double share) {
      long[] sorted = Arrays.copyOf(nanos, timed);
      Arrays.sort(sorted);
      return timed == 0 ? 0 : sorted[(int) Math.min(timed - 1, share * timed)] / NANOS_PER_MILLI;
    }
  }
}
