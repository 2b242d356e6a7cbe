package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.barcode.corpus.Corpus;
import org.showpay.barcode.corpus.CorpusCarrier;
import org.showpay.barcode.corpus.CorpusPicture;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading.Valid;
import org.showpay.contracts.paycode.SchemePrefix;

/** Floors under what is read from spoilt pictures, and that nothing is ever read wrongly. */
class ReadingRatesTest {

  private static final Map<DecodeHintType, Object> TRYING_HARDER =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.ALSO_INVERTED,
          true,
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(
              BarcodeFormat.QR_CODE,
              BarcodeFormat.DATA_MATRIX,
              BarcodeFormat.AZTEC,
              BarcodeFormat.CODE_128,
              BarcodeFormat.PDF_417,
              BarcodeFormat.ITF));

  private final Corpus corpus = new Corpus(2026);

  @ParameterizedTest
  @CsvSource({"QR, 11", "CODE_128, 10"})
  void ofFifteenFaultsInTheMiddleOfTheScaleAtLeastSoManyAreRead(CorpusCarrier carrier, int floor) {
    assertThat(right(corpus.graded(carrier, 1, 4, 5))).isGreaterThanOrEqualTo(floor);
  }

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void screenshotsAreRead(CorpusCarrier carrier) {
    assertThat(right(corpus.screenshots(carrier, 3))).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void noPictureIsLostThatZxingReads(CorpusCarrier carrier) {
    assertThat(corpus.graded(carrier, 1, 2, 3).filter(ReadingRatesTest::isReadByZxing))
        .isNotEmpty()
        .allSatisfy(picture -> assertThat(codes(picture)).containsExactly(picture.text()));
  }

  @Test
  void whereNothingIsShownNothingIsRead() {
    assertThat(corpus.nothing(8)).flatExtracting(ReadingRatesTest::codes).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void pastTheLimitNothingWrongIsRead(CorpusCarrier carrier) {
    assertThat(corpus.graded(carrier, 1, 11, 12))
        .allSatisfy(picture -> assertThat(codes(picture)).isSubsetOf(picture.text()));
  }

  private static long right(Stream<CorpusPicture> pictures) {
    return pictures
        .filter(picture -> {
          Set<String> codes = codes(picture);
          assertThat(codes).as(picture.fault()).isSubsetOf(picture.text());
          return !codes.isEmpty();
        })
        .count();
  }

  private static Set<String> codes(CorpusPicture picture) {
    Set<String> texts = SymbolReader.texts(picture.image(), ReadingRatesTest::isPayCode);
    texts.removeIf(text -> !isPayCode(text));
    return texts;
  }

  private static boolean isPayCode(String text) {
    return PayCode.read(text, SchemePrefix.DEFAULT) instanceof Valid;
  }

  private static boolean isReadByZxing(CorpusPicture picture) {
    int width = picture.image().getWidth();
    int height = picture.image().getHeight();
    byte[] pixels = ((DataBufferByte) picture.image().getRaster().getDataBuffer()).getData();
    BinaryBitmap bitmap =
        new BinaryBitmap(
            new HybridBinarizer(
                new PlanarYUVLuminanceSource(
                    pixels, width, height, 0, 0, width, height, /* reverseHorizontal= */ false)));
    try {
      String text = new MultiFormatReader().decode(bitmap, TRYING_HARDER).getText();
      return text.equals(picture.text());
    } catch (NotFoundException e) {
      return false;
    }
  }
}
