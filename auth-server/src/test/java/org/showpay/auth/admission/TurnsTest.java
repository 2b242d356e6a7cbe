package org.showpay.auth.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Who comes first is served first, so many at a time. */
class TurnsTest {

  private static final int WAITING = 5;

  private final Turns turns = new Turns(1, new SimpleMeterRegistry());
  private final List<Integer> served = new ArrayList<>();

  @Test
  void servesThoseWhoWaitInTheOrderInWhichTheyCame() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> tills = new ArrayList<>();
    tills.add(
        Thread.ofPlatform()
            .start(() ->
                turns.take(() -> {
                  inside.countDown();
                  return await(end);
                })));
    inside.await();
    for (int i = 0; i < WAITING; i++) {
      int place = i;
      Thread till = Thread.ofPlatform().start(() -> turns.take(() -> served.add(place)));
      while (till.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      tills.add(till);
    }
    assertThat(served).isEmpty();
    end.countDown();
    for (Thread till : tills) {
      till.join();
    }
    assertThat(served).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void hasTheTurnOfWorkThatFailsBack() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            turns.take(() -> {
              throw new IllegalStateException("the database is gone");
            }));
    assertThat(turns.take(() -> "served")).isEqualTo("served");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
