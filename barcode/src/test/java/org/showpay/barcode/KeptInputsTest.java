package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.showpay.contracts.phone.Carrier;
import org.showpay.testing.fuzz.Corpus;

/** What the fuzzer has found of these parsers once is asked of them always. */
class KeptInputsTest {

  @TestFactory
  Stream<DynamicTest> everyParserBearsWhatIsKeptForIt() throws Exception {
    return Corpus.replayed(KeptInputsTest.class);
  }

  @Test
  void theSymbolsAmongThemAreRead() throws Exception {
    assertThat(Corpus.inputs(PixelsFuzz.class))
        .flatExtracting(PixelsFuzz::readings)
        .filteredOn(Reading.Read.class::isInstance)
        .extracting(reading -> ((Reading.Read) reading).carrier())
        .contains(
            Carrier.QR,
            Carrier.DATA_MATRIX,
            Carrier.AZTEC,
            Carrier.CODE_128,
            Carrier.ITF,
            Carrier.PDF_417);
  }
}
