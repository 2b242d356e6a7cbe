package org.showpay.benchmarks.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Percentiles are times that really were measured, and the last of a thousand is not lost. */
class LatenciesTest {

  @Test
  void saysWithinWhatTimeAShareWasAnswered() {
    Latencies latencies = new Latencies();
    for (int millis = 2000; millis > 0; millis--) {
      latencies.approved(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    assertThat(latencies.approvals()).isEqualTo(2000);
    assertThat(latencies.millisAt(0.5)).isEqualTo(1000);
    assertThat(latencies.millisAt(0.99)).isEqualTo(1980);
    assertThat(latencies.millisAt(0.999)).isEqualTo(1998);
    assertThat(latencies.millisAt(1)).isEqualTo(2000);
  }

  @Test
  void hasNoTimeWhereNothingWasAnswered() {
    Latencies latencies = new Latencies();
    latencies.shed();
    latencies.failed("the first");
    latencies.failed("the second");
    assertThat(latencies.millisAt(0.5)).isNaN();
    assertThat(latencies.sheds()).isOne();
    assertThat(latencies.failures()).isEqualTo(2);
    assertThat(latencies.firstFailure()).isEqualTo("the first");
  }
}
