package org.showpay.acceptance.parsers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.showpay.acceptance.child.Children;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;

/** Hunts for inputs that break a parser, one target after the other on each core. */
public final class Parsers implements AutoCloseable {

  /** Fewer say that the fuzzer does not see the parser at all. */
  private static final int FEWEST_EDGES = 5;

  private final Run run;
  private final Path checkout;
  private final ClassPaths classPaths;
  private final Children children = new Children();

  /** Of this run. */
  public Parsers(Run run, Path checkout) {
    this.run = run;
    this.checkout = checkout;
    this.classPaths = new ClassPaths(checkout);
  }

  /**
   * How much.
   *
   * @param only a pattern in the names of targets; empty for all
   * @param keepInputs keeps the inputs that reach more than those that are kept
   */
  public record Size(Duration each, String only, boolean keepInputs) {}

  /** Hunts at all targets, and judges each. */
  public void hunt(Size size) throws IOException, InterruptedException {
    List<Target> targets = named(size.only());
    int atOnce = Math.min(targets.size(), Runtime.getRuntime().availableProcessors());
    run.figure("%d targets, %s each".formatted(targets.size(), Run.seconds(size.each())));
    List<Callable<Found>> hunts = new ArrayList<>();
    for (Target target : targets) {
      Jazzer jazzer = jazzer(target);
      KeptInputs.unpack(target.keptIn(checkout), jazzer.seeds());
      hunts.add(() -> hunt(target, jazzer, size));
    }
    try (ExecutorService cores = Executors.newFixedThreadPool(Math.max(1, atOnce))) {
      for (Future<Found> found : cores.invokeAll(hunts)) {
        run.judge(found.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("A hunt could not be ended", e.getCause());
    }
  }

  /** Gives one input to a target again, and says all of what comes of it. */
  public void replay(String name, Path input) throws IOException, InterruptedException {
    List<Target> targets = named(name);
    for (Target target : targets) {
      Hunt.Ended ended =
          new Hunt(children, it -> {}).run(jazzer(target).replay(input.toAbsolutePath()));
      ended.heard().last().forEach(run::figure);
      run.judge(Found.of(target.name(), ended.code() == 0, ""));
    }
  }

  private List<Target> named(String only) throws IOException {
    List<Target> targets =
        Target.all(checkout).stream()
            .filter(it -> it.name().matches(".*(" + only + ").*"))
            .toList();
    if (targets.isEmpty()) {
      throw new IOException("There is no target of this name");
    }
    return targets;
  }

  private Jazzer jazzer(Target target) throws IOException, InterruptedException {
    Path folder =
        Files.createDirectories(checkout.resolve(".showpay/fuzz/targets").resolve(target.name()));
    return new Jazzer(classPaths.of(target), target.type(), folder);
  }

  private Found hunt(Target target, Jazzer jazzer, Size size)
      throws IOException, InterruptedException {
    run.progress(target.name() + " begins");
    Hunt hunt =
        new Hunt(
            children,
            heard ->
                run.progress(
                    "%s: %,d inputs, %,d edges, a corpus of %,d"
                        .formatted(target.name(), heard.inputs(), heard.edges(), heard.corpus())));
    Hunt.Ended ended = hunt.run(jazzer.hunt(size.each()));
    run.figure(inWords(target, ended));
    List<String> complaints = complaints(target, ended, size.each());
    if (size.keepInputs() && complaints.isEmpty()) {
      complaints = keep(target, jazzer);
    }
    return Found.unless(target.name(), complaints);
  }

  private static String inWords(Target target, Hunt.Ended ended) {
    Heard heard = ended.heard();
    return "%-22s %,12d inputs, %,7d a second, %,6d edges, a corpus of %,5d"
        .formatted(
            target.name(),
            heard.inputs(),
            heard.inputs() / Math.max(1, ended.took().toSeconds()),
            heard.edges(),
            heard.corpus());
  }

  static List<String> complaints(Target target, Hunt.Ended ended, Duration each) {
    Heard heard = ended.heard();
    List<String> complaints = new ArrayList<>(heard.breaches());
    if (!heard.file().isEmpty()) {
      complaints.add(
          "again: ./showpay chaos fuzz parsers --only %s --replay %s"
              .formatted(target.name(), heard.file()));
    } else if (ended.code() != 0 || ended.took().compareTo(each) < 0) {
      complaints.add("The fuzzer ended by itself: code " + ended.code());
      complaints.addAll(heard.last());
    } else if (heard.edges() < FEWEST_EDGES) {
      complaints.add("The fuzzer saw %d edges, and so nothing".formatted(heard.edges()));
    }
    return complaints;
  }

  private List<String> keep(Target target, Jazzer jazzer) throws IOException, InterruptedException {
    KeptInputs.clear(jazzer.merged());
    Hunt.Ended ended = new Hunt(children, it -> {}).run(jazzer.merge());
    List<String> complaints = unlessMerged(ended);
    if (complaints.isEmpty()) {
      int kept = KeptInputs.keep(target.keptIn(checkout), jazzer.merged());
      run.progress("%s: %d inputs are kept".formatted(target.name(), kept));
    }
    return complaints;
  }

  static List<String> unlessMerged(Hunt.Ended ended) {
    if (ended.code() == 0) {
      return List.of();
    }
    List<String> complaints = new ArrayList<>();
    complaints.add("Nothing is kept, since merging ended by itself: code " + ended.code());
    complaints.addAll(ended.heard().last());
    return complaints;
  }

  @Override
  public void close() {
    children.close();
  }
}
