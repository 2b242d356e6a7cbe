package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes that are no phone's are refused. */
class ScreenTest {

  @ParameterizedTest
  @CsvSource({"0,100", "100,0", "-1,100", "100,-1", "4097,100", "100,4097", "2147483647,1"})
  void refusesSidesThatNoScreenHas(int width, int height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Screen(width, height))
        .withMessageContaining(width + " x " + height);
  }

  @Test
  void takesTheSmallestAndTheLargest() {
    assertThat(new Screen(1, 4096).turned()).isEqualTo(new Screen(4096, 1));
  }
}
