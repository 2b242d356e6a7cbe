package org.showpay.barcode.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonEncoder;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words made by ZXing's encoder, spoilt, and corrected; doubts double what can be repaired. */
class ReedSolomonTest {

  private static final int WORDS = 26;
  private static final int CHECKS = 13;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final ReedSolomon code = new ReedSolomon(Field.QR, 0);

  @ParameterizedTest
  @CsvSource({"0, 0", "6, 0", "0, 13", "3, 7", "5, 3", "1, 11"})
  void errorsAndDoubtfulWordsAreCorrectedUpToTheChecks(int errors, int doubtful) {
    for (int i = 0; i < 200; i++) {
      int[] right = encoded();
      int[] places = places(errors + doubtful);
      int[] seen = spoilt(right, places);
      int[] doubts = IntStream.of(places).limit(doubtful).toArray();
      assertThat(code.correct(seen, CHECKS, doubts)).contains(right);
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 0", "4, 7", "9, 0"})
  void beyondThatTheyAreNotTakenForTheRightOnes(int errors, int doubtful) {
    for (int i = 0; i < 200; i++) {
      int[] right = encoded();
      int[] places = places(errors + doubtful);
      int[] seen = spoilt(right, places);
      int[] doubts = IntStream.of(places).limit(doubtful).toArray();
      assertThat(code.correct(seen, CHECKS, doubts).filter(found -> same(found, right))).isEmpty();
    }
  }

  private static boolean same(int[] one, int[] other) {
    return java.util.Arrays.equals(one, other);
  }

  private int[] encoded() {
    int[] words = new int[WORDS];
    for (int i = 0; i < WORDS - CHECKS; i++) {
      words[i] = random.nextInt(256);
    }
    new ReedSolomonEncoder(GenericGF.QR_CODE_FIELD_256).encode(words, CHECKS);
    return words;
  }

  private int[] places(int count) {
    return random.ints(0, WORDS).distinct().limit(count).toArray();
  }

  private int[] spoilt(int[] right, int[] places) {
    int[] seen = right.clone();
    for (int place : places) {
      seen[place] ^= 1 + random.nextInt(255);
    }
    return seen;
  }
}
