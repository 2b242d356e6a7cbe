package org.showpay.barcode.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.finding.Numeral;
import org.showpay.barcode.region.Quad;
import org.showpay.barcode.region.Region;
import org.showpay.barcode.region.RegionReader;

/** Looks for bars of a certain number of digits where edges are parallel. */
public final class GreyLines implements RegionReader {

  private static final double[] BLURS = {0.3, 0.5, 0.75, 1.05};
  private static final double USUAL_BLUR = 0.5;
  private static final double MORE = 0.12;
  private static final double[][] BANDS = {{0.15, 0.85}, {0.1, 0.5}, {0.5, 0.9}};
  private static final int GRIDS = 2;
  private static final double HOPELESS = 0.17;
  private static final double LEAST_PIXELS = 0.8;
  private static final double FULL_PIXELS = 1.0 / Blurred.SAMPLES;

  private final Alphabet alphabet;
  private final List<Layout> usual;
  private final double leastGap;

  private GreyLines(Alphabet alphabet, double leastGap, int... digits) {
    this.alphabet = alphabet;
    Blurred blurred = Blurred.of(alphabet, USUAL_BLUR);
    this.usual = IntStream.of(digits).mapToObj(count -> new Layout(blurred, count)).toList();
    this.leastGap = leastGap;
  }

  /** Code 128-C of one of these numbers of digits, the least first. */
  public static GreyLines code128(int... digits) {
    return new GreyLines(Alphabet.CODE_128, 15, digits);
  }

  /** ITF of such numbers of digits; it has no check character, and so more is asked of it. */
  public static GreyLines itf(int... digits) {
    return new GreyLines(Alphabet.ITF, 25, digits);
  }

  @Override
  public boolean suits(Region region) {
    double room = region.bars().width() * (1 + 2 * MORE);
    return region.mayBeBars() && room > LEAST_PIXELS * usual.getFirst().modules();
  }

  @Override
  public Optional<Found> read(GreyPicture picture, Region region) {
    return read(picture, region.bars());
  }

  private Optional<Found> read(GreyPicture picture, Quad bars) {
    Quad wider = bars.part(-MORE, 0, 1 + MORE, 1);
    List<Layout> hopeful = usual;
    for (double[] band : BANDS) {
      Profile profile = Profile.of(picture, wider, band[0], band[1]);
      List<Layout> likely = new ArrayList<>();
      for (Layout layout : hopeful) {
        Optional<Candidate> best = best(profile, layout);
        Optional<Found> found = best.flatMap(this::read);
        if (found.isPresent()) {
          return found;
        }
        best.ifPresent(candidate -> likely.add(layout));
      }
      if (likely.isEmpty()) {
        return Optional.empty();
      }
      hopeful = likely;
    }
    return Optional.empty();
  }

  /** Where the symbol lies best in either direction, dark on light or light on dark. */
  private static Optional<Candidate> best(Profile profile, Layout layout) {
    return Stream.of(profile, profile.reversed())
        .map(seen -> new Registration(seen, layout))
        .flatMap(upright -> Stream.of(upright, upright.inverted()))
        .flatMap(registration -> candidates(registration, layout))
        .min(Comparator.comparingDouble(Candidate::misfit))
        .filter(best -> best.misfit() <= HOPELESS);
  }

  /** A place on a profile, of which there is one for each direction. */
  private record Candidate(Profile profile, Layout layout, Registration.Rated rated) {
    double misfit() {
      return rated.misfit();
    }
  }

  private static Stream<Candidate> candidates(Registration registration, Layout layout) {
    return registration.grids().stream()
        .limit(GRIDS)
        .map(registration::refined)
        .map(rated -> new Candidate(registration.profile(), layout, rated));
  }

  private Optional<Found> read(Candidate candidate) {
    Profile profile = candidate.profile;
    Layout layout = candidate.layout;
    Grid grid = candidate.rated.grid();
    double least = Double.MAX_VALUE;
    for (double blur : BLURS) {
      Layout other = new Layout(Blurred.of(alphabet, blur), candidate.layout.digits());
      double misfit = other.relativeMisfit(profile, grid);
      if (misfit < least) {
        least = misfit;
        layout = other;
      }
    }
    grid = new Words(profile, layout).settle(grid);
    WordSearch.Best best = new WordSearch(layout, layout.sample(profile, grid)).search();
    return sure(best, layout.digits(), weight(profile, layout, grid, best));
  }

  /** What a squared distance counts; samples closer than pixels say the same thing twice. */
  private static double weight(Profile profile, Layout layout, Grid grid, WordSearch.Best best) {
    int samples = layout.words() * layout.alphabet().wordLength() * Blurred.SAMPLES;
    double variance = Math.max(0.004, best.cost() / samples);
    double pixels = (grid.right() - grid.left()) / layout.modules() * profile.pixels;
    return Math.min(1, pixels * FULL_PIXELS) / (2 * variance);
  }

  /** The words' text where the next one is less likely by more than enough. */
  private Optional<Found> sure(WordSearch.Best best, int digits, double weight) {
    return best.gap() * weight > leastGap
        ? Optional.of(new Found(text(best.words(), digits), alphabet.symbology))
        : Optional.empty();
  }

  private static String text(List<Integer> words, int digits) {
    StringBuilder text = new StringBuilder();
    words.stream().limit(digits / 2).forEach(word -> text.append(Numeral.of(word, 2)));
    return text.toString();
  }
}
