package org.showpay.barcode.corners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.barcode.corpus.Corpus;
import org.showpay.barcode.corpus.CorpusCarrier;
import org.showpay.barcode.corpus.CorpusPicture;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.matrix.GreyMatrix;

/** QR codes are found by their corner squares where no line across them is whole. */
class QrPlacesTest {

  private final Corpus corpus = new Corpus(2026);

  @Test
  void lieWhereTheSymbolIsUnderMostFaults() {
    List<CorpusPicture> found =
        corpus
            .graded(CorpusCarrier.QR, 1, 5, 6)
            .filter(picture -> !read(picture).isEmpty())
            .toList();
    assertThat(found).hasSizeGreaterThanOrEqualTo(9);
    assertThat(found)
        .allSatisfy(picture -> assertThat(read(picture)).containsExactly(picture.text()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200})
  void areNoneInAnEvenPicture(int grey) {
    byte[] pixels = new byte[300 * 200];
    Arrays.fill(pixels, (byte) grey);
    assertThat(QrPlaces.in(GreyPicture.of(pixels, 300, 200))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CODE_128", "DATA_MATRIX"})
  void sayNothingWhereAnotherSymbolIs(CorpusCarrier carrier) {
    assertThat(
            corpus
                .graded(carrier, 1, 3, 4)
                .sorted(Comparator.comparing(CorpusPicture::fault))
                .limit(4))
        .allSatisfy(picture -> assertThat(read(picture)).isEmpty());
  }

  private static List<String> read(CorpusPicture picture) {
    return GreyMatrix.qr().find(GreyPicture.of(picture.image())).stream().map(Found::text).toList();
  }
}
