package org.showpay.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.payment.PaymentId;

/** How ids are written and read. */
class TypedIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pay_",
        "pay_0199c1f2a3b47c5d8e6f708192a3b4c",
        "pay_0199c1f2a3b47c5d8e6f708192a3b4c5a",
        "pay_0199c1f2a3b47c5d8e6f708192a3b4cx",
        "sub_0199c1f2a3b47c5d8e6f708192a3b4c5",
        "0199c1f2a3b47c5d8e6f708192a3b4c5"
      })
  void refusesWhatIsNoSuchId(String text) {
    assertThatThrownBy(() -> PaymentId.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsWhatItWroteInTheOrderOfTime() {
    List<String> written = new ArrayList<>();
    for (int n = 0; n < 1_000; n++) {
      PaymentId id = PaymentId.next();
      assertThat(PaymentId.of(id.toString())).isEqualTo(id);
      assertThat(id.uuid().version()).isEqualTo(7);
      written.add(id.toString());
    }
    List<String> sorted = new ArrayList<>(written);
    Collections.sort(sorted);
    assertThat(written).isEqualTo(sorted).doesNotHaveDuplicates();
  }
}
