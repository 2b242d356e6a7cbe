package org.showpay.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was started is stopped, the youngest first, whatever happens on the way. */
class StopOrderTest {

  private final List<String> said = new ArrayList<>();
  private final StopOrder order = new StopOrder(said::add);

  @Test
  void aPartThatCannotBeStoppedDoesNotKeepTheOthersUp() throws Exception {
    part("database");
    AutoCloseable stubborn =
        order.start(() ->
            () -> {
              throw new IOException("stuck");
            });
    part("service");
    order.close();
    assertThat(stubborn).isNotNull();
    assertThat(said)
        .containsExactly(
            "service stops",
            "could not stop everything: java.io.IOException: stuck",
            "database stops");
  }

  @Test
  void nothingIsStartedAnyMoreOnceTheStopWasAskedFor() {
    order.close();
    assertThatThrownBy(() -> part("late")).isInstanceOf(StackFailure.class);
    assertThat(said).isEmpty();
  }

  @Test
  void stoppingTwiceStopsOnce() throws Exception {
    part("database");
    order.close();
    order.close();
    assertThat(said).containsExactly("database stops");
  }

  private void part(String name) throws Exception {
    AutoCloseable part = order.start(() -> () -> said.add(name + " stops"));
    assertThat(part).isNotNull();
  }
}
