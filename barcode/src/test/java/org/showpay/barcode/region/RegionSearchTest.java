package org.showpay.barcode.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.finding.Symbology;

/** Two phones in view are two codes, and one phone is one. */
class RegionSearchTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;

  @Test
  void aSymbolIsReadOnceAndAnotherBesideItIsReadAsWell() {
    assertThat(new RegionSearch(8, List.of(new Sides())).find(twoWithBars()))
        .extracting(Found::text)
        .containsExactlyInAnyOrder("left", "right");
  }

  /**
   * Two patches of upright bars, far from each other; each has a core that is a place by itself.
   */
  private static GreyPicture twoWithBars() {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      int out = Math.abs(x % (WIDTH / 2) - WIDTH / 4);
      boolean barred = y > 100 && y < 220 && out < 80;
      int strong = out < 25 ? 250 : 80;
      pixels[i] = (byte) (barred ? x / 4 % 2 * strong : 100);
    }
    return GreyPicture.of(pixels, WIDTH, HEIGHT);
  }

  /** Reads every place that lies on one side of the picture, however often it is asked. */
  private static final class Sides implements RegionReader {

    @Override
    public boolean suits(Region region) {
      return region.box().width() < WIDTH / 2.0;
    }

    @Override
    public Optional<Found> read(GreyPicture picture, Region region) {
      String side = region.box().middle().x() < WIDTH / 2.0 ? "left" : "right";
      return Optional.of(new Found(side, Symbology.CODE_128));
    }
  }
}
