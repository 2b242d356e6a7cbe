package org.showpay.benchmarks.factors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.benchmarks.factors.Rates.Size;

/** The rates of docs/factors.md, over fewer people than {@code ./showpay bench factors} takes. */
class RatesTest {

  /** A broken matcher that takes everybody, or nobody, is far beyond both bounds. */
  @ParameterizedTest
  @CsvSource({"FINGERPRINT, 10, 0.05, 0.02", "IRIS, 60, 0.01, 0.0001", "VOICE, 20, 0.25, 0.03"})
  void staysWithinWhatTheDocumentSays(
      String crowd, int people, double mostNotKnownAgain, double mostTakenForAnother) {
    Rates rates = Rates.measure(Crowd.named(crowd), new Size(people, 4, 4));
    assertThat(rates.ownPairs()).isGreaterThanOrEqualTo(people * 16);
    assertThat(rates.strangersPairs()).isGreaterThanOrEqualTo(people * (people - 1));
    assertThat(rates.falseNonMatches()).isLessThanOrEqualTo(mostNotKnownAgain);
    assertThat(rates.falseMatches()).isLessThanOrEqualTo(mostTakenForAnother);
  }
}
