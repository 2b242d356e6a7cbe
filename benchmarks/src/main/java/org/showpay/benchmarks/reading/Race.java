package org.showpay.benchmarks.reading;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
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
  private final BiConsumer<CorpusPicture, Boolean> onlooker;

  /**
   * A race.
   *
   * @param contenders of whom the first is this project's
   * @param onlooker is told of every single picture whether that one read it
   */
  Race(List<Contender> contenders, BiConsumer<CorpusPicture, Boolean> onlooker) {
    this.contenders = contenders;
    this.onlooker = onlooker;
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
    List<Series> open = new ArrayList<>();
    pictures.forEach(picture -> {
      if (!open.isEmpty() && !open.getFirst().has(picture)) {
        count(open.removeFirst());
      }
      if (picture.kind() != CorpusPicture.Kind.HOLD_UP) {
        read(picture, number[0]);
      } else if (open.isEmpty()) {
        open.add(new Series(picture, contenders));
      }
      open.forEach(series -> series.see(picture));
      number[0]++;
    });
    open.forEach(this::count);
  }

  private void read(CorpusPicture picture, int number) {
    Map<String, Look> looks = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      if (contender.knows(picture.carrier())) {
        looks.put(contender.name(), look(contender, picture));
      }
    }
    count(picture, looks);
    String own = contenders.getFirst().name();
    onlooker.accept(picture, isRight(looks, own));
    if (isRight(looks, "zxing-hard") && !isRight(looks, own)) {
      lost.add(String.join(" ", rowsOf(picture).getLast(), "no.", "" + number));
    }
  }

  private static boolean isRight(Map<String, Look> looks, String name) {
    return looks.containsKey(name) && looks.get(name).isRight;
  }

  private void count(Series series) {
    Map<String, Look> looks = new LinkedHashMap<>();
    series.readers().forEach(reader -> looks.put(reader, series.of(reader)));
    count(series.first(), looks);
  }

  private void count(CorpusPicture picture, Map<String, Look> looks) {
    boolean shown = Corpus.isToBeRead(picture.kind());
    String own = contenders.getFirst().name();
    boolean byOthers =
        looks.entrySet().stream()
            .anyMatch(look -> !look.getKey().equals(own) && look.getValue().isRight);
    for (String row : rowsOf(picture)) {
      looks.forEach((name, look) -> {
        Tally tally = tally(row, name);
        tally.add(shown, look.isRight, look.isWrong);
        tally.took(look.nanos);
      });
      tally(row, ANY_OTHER).add(shown, byOthers, false);
    }
  }

  /** What a reader made of a picture. */
  record Look(boolean isRight, boolean isWrong, long nanos) {}

  static Look look(Contender contender, CorpusPicture picture) {
    long before = THREADS.getCurrentThreadCpuTime();
    Set<String> texts = contender.read(picture.image());
    long time = THREADS.getCurrentThreadCpuTime() - before;
    boolean isWrong = texts.stream().anyMatch(text -> looksLike(text, picture));
    return new Look(texts.contains(picture.text()), isWrong, time);
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

  /**
   * The frames of one hold-up: each reader looks at them until it has read one, as a till would.
   */
  private static final class Series {

    private final CorpusPicture first;
    private final List<Contender> readers;
    private final Set<String> right = new HashSet<>();
    private final Set<String> wrong = new HashSet<>();
    private final Map<String, Long> nanos = new HashMap<>();

    Series(CorpusPicture first, List<Contender> contenders) {
      this.first = first;
      this.readers =
          contenders.stream().filter(contender -> contender.knows(first.carrier())).toList();
    }

    boolean has(CorpusPicture frame) {
      return frame.kind() == first.kind()
          && frame.carrier() == first.carrier()
          && frame.series() == first.series();
    }

    void see(CorpusPicture frame) {
      for (Contender reader : readers) {
        if (!right.contains(reader.name())) {
          Look look = look(reader, frame);
          nanos.merge(reader.name(), look.nanos(), Long::sum);
          if (look.isRight()) {
            right.add(reader.name());
          }
          if (look.isWrong()) {
            wrong.add(reader.name());
          }
        }
      }
    }

    CorpusPicture first() {
      return first;
    }

    List<String> readers() {
      return readers.stream().map(Contender::name).toList();
    }

    Look of(String reader) {
      return new Look(
          right.contains(reader), wrong.contains(reader), nanos.getOrDefault(reader, 0L));
    }
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
