package org.showpay.acceptance.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.showpay.acceptance.upgrade.Mixtures.Mixture;

/** Payments are counted by the mixture of versions in which they were begun. */
class MixturesTest {

  @Test
  void countsWhatWasBegunInEach() {
    AtomicInteger payments = new AtomicInteger();
    Mixtures mixtures = new Mixtures(Mixture.of(0, 2), payments::get);
    payments.set(10);
    mixtures.become(Mixture.of(1, 2));
    payments.set(13);
    mixtures.become(Mixture.of(2, 2));
    mixtures.become(Mixture.of(1, 2));
    payments.set(17);
    assertThat(mixtures.all()).extracting(Mixture::payments).containsExactly(10, 3, 0, 4);
    assertThat(mixtures.mixed()).isEqualTo(7);
    assertThat(mixtures.empty()).containsExactly("all of this commit");
  }
}
