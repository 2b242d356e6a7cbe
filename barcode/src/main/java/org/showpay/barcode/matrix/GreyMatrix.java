package org.showpay.barcode.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.showpay.barcode.corners.QrPlaces;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.finding.Symbology;
import org.showpay.barcode.region.Quad;
import org.showpay.barcode.region.Region;
import org.showpay.barcode.region.RegionReader;

/** Looks for square symbols of digits where there is much structure, without black and white. */
public final class GreyMatrix implements RegionReader, Finder {

  private static final double LEAST_CLEARNESS = 0.55;

  /** Less than this before the last steps, or half-way through them, never becomes enough. */
  private static final double[] HOPELESS = {0.3, 0.42};

  private static final int MOST_STARTS = 3;

  private static final int MOST_PLACES = 8;

  private static final double[] SIZES = {1, 0.88, 1.14};

  private final Symbology symbology;
  private final MatrixCode code;

  private GreyMatrix(Symbology symbology, MatrixCode code) {
    this.symbology = symbology;
    this.code = code;
  }

  /** QR codes. */
  public static GreyMatrix qr() {
    return new GreyMatrix(Symbology.QR, new QrDigits());
  }

  /** Data Matrix. */
  public static GreyMatrix dataMatrix() {
    return new GreyMatrix(Symbology.DATA_MATRIX, new DataMatrixDigits());
  }

  /** Aztec codes. */
  public static GreyMatrix aztec() {
    return new GreyMatrix(Symbology.AZTEC, new AztecDigits());
  }

  @Override
  public boolean suits(Region region) {
    return region.mayBeSquare();
  }

  @Override
  public Optional<Found> read(GreyPicture picture, Region region) {
    return digits(picture, region).map(text -> new Found(text, symbology));
  }

  private Optional<String> digits(GreyPicture picture, Region region) {
    List<Fit> fits = new ArrayList<>();
    for (Quad start : starts(region.box())) {
      Quad corners = Fit.turning(picture, code.pattern(), start).climb(1.6, 0.7).corners();
      for (int turn = 0; turn < 4; turn++) {
        fits.add(Fit.upright(picture, code.pattern(), corners));
        corners = corners.turned();
      }
    }
    return best(picture, fits);
  }

  /** QR codes anywhere, by their corner squares. */
  @Override
  public List<Found> find(GreyPicture picture) {
    List<Fit> likely =
        QrPlaces.in(picture).stream()
            .map(place -> Fit.upright(picture, code.pattern(), place))
            .map(fit -> new Clear(fit, fit.clearness()))
            .sorted(Comparator.comparingDouble(Clear::clearness).reversed())
            .limit(MOST_PLACES)
            .map(clear -> clear.fit.climb(0.9, 0.5))
            .collect(Collectors.toCollection(ArrayList::new));
    return best(picture, likely).map(text -> List.of(new Found(text, symbology))).orElse(List.of());
  }

  private record Clear(Fit fit, double clearness) {}

  private Optional<String> best(GreyPicture picture, List<Fit> fits) {
    for (Fit fit : likely(fits)) {
      boolean hopeful = fit.climb(0.6, 0.3).clearness() > HOPELESS[1];
      if (hopeful && fit.climb(0.216, 0.1).clearness() > LEAST_CLEARNESS) {
        Optional<String> text = read(picture, fit);
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  /** A few, best first; of those that lie at one place, only the best. */
  private static List<Fit> likely(List<Fit> fits) {
    fits.sort(Comparator.comparingDouble(Fit::score).reversed());
    List<Fit> likely = new ArrayList<>();
    for (Fit fit : fits) {
      if (likely.size() < MOST_STARTS
          && fit.clearness() > HOPELESS[0]
          && likely.stream().noneMatch(fit::isAt)) {
        likely.add(fit);
      }
    }
    return likely;
  }

  private Optional<String> read(GreyPicture picture, Fit fit) {
    Pattern pattern = code.pattern();
    Greys greys = Greys.of(picture, fit.corners(), pattern.side).scaled(pattern);
    Optional<String> text = code.digits(Equaliser.modules(greys, pattern));
    if (text.isPresent()) {
      return text;
    }
    Greys evened = greys.evened(4).scaled(pattern);
    return code.digits(Equaliser.modules(evened, pattern));
  }

  /** The box in some sizes; of a long box also the squares at its ends. */
  private static List<Quad> starts(Quad box) {
    List<Quad> places = new ArrayList<>(List.of(box));
    double share = box.height() / box.width();
    if (share < 0.85) {
      places.add(box.part(0, 0, share, 1));
      places.add(box.part(1 - share, 0, 1, 1));
    }
    List<Quad> starts = new ArrayList<>();
    for (Quad place : places) {
      for (double size : SIZES) {
        double more = (size - 1) / 2;
        starts.add(place.part(-more, -more, 1 + more, 1 + more));
      }
    }
    return starts;
  }
}
