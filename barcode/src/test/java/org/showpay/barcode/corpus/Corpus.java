package org.showpay.barcode.corpus;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.showpay.barcode.corpus.CorpusPicture.Kind;

/**
 * Pictures to read, all of them made here. The same seed makes the same pictures; another seed
 * makes others of the same kind. They are made one by one, and so a large corpus needs little
 * memory.
 */
public final class Corpus {

  private static final int PAST = 5;

  private final long seed;

  /** The pictures of this seed. */
  public Corpus(long seed) {
    this.seed = seed;
  }

  /** The faults by name, in the order of the table. */
  public static List<String> faults() {
    return Graded.faults();
  }

  /** Each fault in each severity, this many times. */
  public Stream<CorpusPicture> graded(CorpusCarrier carrier, int times) {
    return graded(carrier, times, 0, Graded.SEVERITIES);
  }

  /** The same past the severities that a reader may hope to read. */
  public Stream<CorpusPicture> pastTheLimit(CorpusCarrier carrier, int times) {
    return graded(carrier, times, Graded.SEVERITIES, Graded.SEVERITIES + PAST);
  }

  /** Each fault this many times, in the severities from one to below another. */
  public Stream<CorpusPicture> graded(CorpusCarrier carrier, int times, int from, int to) {
    int faults = faults().size();
    return IntStream.range(from, to)
        .boxed()
        .flatMap(severity ->
            IntStream.range(0, faults * times).mapToObj(i -> graded(carrier, i, severity)));
  }

  private CorpusPicture graded(CorpusCarrier carrier, int index, int severity) {
    String fault = faults().get(index % faults().size());
    return Graded.take(
        carrier, fault, severity, Randoms.of(seed, 1, carrier.number(), index, severity));
  }

  /** Phones before a camera, in ten severities. */
  public Stream<CorpusPicture> phones(CorpusCarrier carrier, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            Phones.photo(carrier, i % Graded.SEVERITIES, Randoms.of(seed, 2, carrier.number(), i)));
  }

  /** Screenshots. */
  public Stream<CorpusPicture> screenshots(CorpusCarrier carrier, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Phones.screenshot(carrier, Randoms.of(seed, 3, carrier.number(), i)));
  }

  /** The frames of as many hold-ups, one after the other; severities go from 0 to 6. */
  public Stream<CorpusPicture> holdUps(CorpusCarrier carrier, int count) {
    long own = seed * CorpusCarrier.values().length + carrier.number();
    return IntStream.range(0, count * Phones.FRAMES)
        .mapToObj(i ->
            Phones.frame(
                carrier, i / Phones.FRAMES % 7, i / Phones.FRAMES, i % Phones.FRAMES, own));
  }

  /** Nothing to read. */
  public Stream<CorpusPicture> nothing(int count) {
    return IntStream.range(0, count).mapToObj(i -> Nothing.take(Randoms.of(seed, 5, i)));
  }

  /** Faults this many times, and this many phones and screenshots. */
  public Stream<CorpusPicture> of(CorpusCarrier carrier, int times, int count) {
    return Stream.of(graded(carrier, times), phones(carrier, count), screenshots(carrier, count))
        .flatMap(part -> part);
  }

  /** Does this part show a code in each picture? */
  public static boolean isToBeRead(Kind kind) {
    return kind != Kind.NOTHING && kind != Kind.PAST_LIMIT;
  }
}
