package org.showpay.acceptance.record;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A run under way: it says how far it is, and at its end what held. */
public final class Run {

  private static final double MILLIS = 1000;

  private final String name;
  private final Path checkout;
  private final PrintWriter out;
  private final Instant begun = Instant.now();
  private final String commit;
  private final List<String> figures = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  /** Begins a run of this checkout. */
  public Run(String name, Path checkout, PrintWriter out) {
    this.name = name;
    this.checkout = checkout;
    this.out = out;
    this.commit = Machine.commit(checkout);
  }

  /** Looks that are told by somebody else, in a word of theirs. */
  public static Run unheard() {
    return new Run("look", Path.of("."), new PrintWriter(PrintWriter.nullWriter()));
  }

  public String name() {
    return name;
  }

  /** Says how far it is; this is not kept. */
  public void progress(String line) {
    out.println("  " + Duration.between(begun, Instant.now()).toSeconds() + " s: " + line);
  }

  /** Says something that is kept. */
  public synchronized void figure(String line) {
    out.println(line);
    figures.add(line);
  }

  /** Says whether something held. */
  public synchronized void judge(Found one) {
    out.println(one.inWords());
    found.add(one);
  }

  /** What was judged to be broken so far, each with what speaks against it. */
  public synchronized List<String> complaints() {
    return found.stream()
        .filter(one -> !one.holds())
        .flatMap(one -> Stream.concat(Stream.of(one.name()), one.details().stream()))
        .toList();
  }

  /** The last line, and the exit code that goes with it; keeps all where that is wanted. */
  public int end(boolean keep) throws IOException {
    long hold = found.stream().filter(Found::holds).count();
    String last = "chaos %s: %d of %d hold".formatted(name, hold, found.size());
    if (keep) {
      keep(last);
    }
    out.println(last);
    return !found.isEmpty() && hold == found.size() ? 0 : 1;
  }

  private void keep(String last) throws IOException {
    Path folder = Files.createDirectories(checkout.resolve("docs/reliability"));
    List<String> lines = new ArrayList<>();
    lines.add("date     " + begun.truncatedTo(ChronoUnit.SECONDS));
    lines.add("took     " + seconds(Duration.between(begun, Instant.now())));
    lines.add("commit   " + commit);
    lines.add("machine  " + Machine.describe());
    lines.add("");
    lines.addAll(figures);
    found.forEach(one -> lines.add(one.inWords()));
    lines.add(last);
    Files.write(folder.resolve(name.replace(' ', '-') + ".txt"), lines);
    ReliabilityPage.write(checkout);
  }

  /** A time in words. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS);
  }
}
