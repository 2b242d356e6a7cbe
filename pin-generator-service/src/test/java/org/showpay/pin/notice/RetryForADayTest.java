package org.showpay.pin.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pauses between tries double up to an hour. */
class RetryForADayTest {

  @ParameterizedTest
  @CsvSource({
    "1, PT1S",
    "2, PT2S",
    "3, PT4S",
    "11, PT17M4S",
    "12, PT34M8S",
    "13, PT1H",
    "14, PT1H",
    "1000, PT1H"
  })
  void waitsTwiceAsLongEachTimeUpToAnHour(int failures, Duration delay) {
    assertThat(RetryForADay.delayAfter(failures)).isEqualTo(delay);
  }
}
