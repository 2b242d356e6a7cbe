package org.showpay.barcode.pass;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.region.Region;
import org.showpay.barcode.region.Regions;

/**
 * One view after the other until a symbol is read. Bars can be misread with a check character that
 * is right by chance, and views of one line agree on it too easily: they are left to others.
 */
public final class Passes implements Finder {

  private static final int SMALL = 700_000;
  private static final int LARGE = 250_000;
  private static final int PLACES = 2;
  private static final double MORE = 0.08;

  private final Decoder decoder;
  private final List<Function<GreyPicture, List<GreyPicture>>> views;

  private Passes(Decoder decoder, List<Function<GreyPicture, List<GreyPicture>>> views) {
    this.decoder = decoder;
    this.views = views;
  }

  /** As it is, which costs little. */
  public static Passes plain() {
    return new Passes(Decoder.ALL, List.of(List::of));
  }

  /** Upside down, since ZXing takes PDF417's ends for one another. */
  public static Passes upsideDown() {
    return new Passes(Decoder.STACKED, List.of(picture -> List.of(picture.turned().turned())));
  }

  /** All others that help. */
  public static Passes others() {
    return new Passes(
        Decoder.ALL,
        List.of(
            Passes::straightened,
            picture -> List.of(picture.inverted()),
            picture -> size(picture) < SMALL ? List.of(Views.scaled(picture, 2)) : List.of(),
            picture -> List.of(Views.sharpened(picture)),
            picture -> size(picture) > LARGE ? List.of(Views.scaled(picture, 0.5)) : List.of()));
  }

  @Override
  public List<Found> find(GreyPicture picture) {
    for (Function<GreyPicture, List<GreyPicture>> view : views) {
      for (GreyPicture seen : view.apply(picture)) {
        Optional<Found> found = decoder.local(seen).or(() -> decoder.global(seen));
        if (found.isPresent()) {
          return List.of(found.get());
        }
      }
    }
    return List.of();
  }

  private static int size(GreyPicture picture) {
    return picture.width() * picture.height();
  }

  /** The places with most structure, upright and twice as large, as they are and sharpened. */
  private static List<GreyPicture> straightened(GreyPicture picture) {
    return Regions.of(picture).stream()
        .limit(PLACES)
        .map(region -> straight(picture, region))
        .flatMap(view -> List.of(view, Views.sharpened(view)).stream())
        .toList();
  }

  private static GreyPicture straight(GreyPicture picture, Region region) {
    return Views.straight(
        picture,
        (region.mayBeBars() ? region.bars() : region.box()).part(-MORE, -MORE, 1 + MORE, 1 + MORE),
        2);
  }
}
