package org.showpay.cat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.showpay.testing.fuzz.Corpus;

/** What the fuzzer has found of these parsers once is asked of them always. */
class KeptInputsTest {

  @TestFactory
  Stream<DynamicTest> everyParserBearsWhatIsKeptForIt() throws Exception {
    return Corpus.replayed(KeptInputsTest.class);
  }
}
