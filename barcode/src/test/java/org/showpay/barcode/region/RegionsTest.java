package org.showpay.barcode.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.barcode.corpus.Corpus;
import org.showpay.barcode.corpus.CorpusCarrier;
import org.showpay.barcode.corpus.CorpusPicture;
import org.showpay.barcode.finding.GreyPicture;

/** A linear symbol is found as one place, not as pieces. */
class RegionsTest {

  /** The symbol takes about five sixths of these pictures, with its quiet zone and the bezel. */
  private static final double LEAST_SHARE = 0.7;

  @ParameterizedTest
  @ValueSource(strings = {"blur", "noise"})
  void barsAreOnePlaceFromStartToStop(String fault) {
    assertThat(pictures(fault))
        .isNotEmpty()
        .allSatisfy(picture -> {
          GreyPicture pixels = GreyPicture.of(picture.image());
          assertThat(Regions.of(pixels))
              .filteredOn(Region::mayBeBars)
              .anySatisfy(region ->
                  assertThat(region.bars().width()).isGreaterThan(LEAST_SHARE * pixels.width()));
        });
  }

  private static Stream<CorpusPicture> pictures(String fault) {
    return new Corpus(2026)
        .graded(CorpusCarrier.CODE_128, 1, 3, 5)
        .filter(picture -> picture.fault().equals(fault));
  }
}
