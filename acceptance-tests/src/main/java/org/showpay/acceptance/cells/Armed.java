package org.showpay.acceptance.cells;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.showpay.acceptance.proxy.Exchange;
import org.showpay.acceptance.proxy.Fault;
import org.showpay.acceptance.proxy.FaultPlan;

/** The faults of the cells that are being made now. */
final class Armed implements FaultPlan {

  private final List<FaultPlan> armed = new CopyOnWriteArrayList<>();

  void arm(FaultPlan fault) {
    armed.add(fault);
  }

  void disarm(FaultPlan fault) {
    armed.remove(fault);
  }

  @Override
  public Optional<Fault> faultFor(Exchange exchange) {
    return armed.stream().flatMap(one -> one.faultFor(exchange).stream()).findFirst();
  }
}
