package org.showpay.auth.simulation.clockwork;

import java.util.ArrayList;
import java.util.List;

/** Something that actors wait for; once fired it stays so. */
public final class Signal {

  private final List<Actor> waiting = new ArrayList<>();
  private boolean fired;

  /** True from when it was fired on. */
  public boolean isFired() {
    return fired;
  }

  void await(Actor actor) {
    waiting.add(actor);
  }

  List<Actor> take() {
    fired = true;
    List<Actor> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }
}
