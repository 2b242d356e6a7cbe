package org.showpay.auth.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.showpay.contracts.meter.AfterCommit;
import org.showpay.contracts.paycode.CodeRefusal;
import org.springframework.stereotype.Component;

/** Counts codes, made and refused. Those that were shown in vain are refused payments. */
@Component
public class CodeMeters {

  private final MeterRegistry registry;

  CodeMeters(MeterRegistry registry) {
    this.registry = registry;
    for (CodeRefusal reason : CodeRefusal.values()) {
      refusals(reason);
    }
  }

  /** So many codes of a kind were made live. */
  public void issued(Enum<?> kind, int codes) {
    AfterCommit.run(() ->
        Counter.builder("showpay.codes.issued")
            .description("Codes that were made live")
            .tag("kind", kind.name())
            .register(registry)
            .increment(codes));
  }

  /** A code, or a pack of them, was not made. */
  public void refused(CodeRefusal reason) {
    refusals(reason).increment();
  }

  private Counter refusals(CodeRefusal reason) {
    return Counter.builder("showpay.codes.refused")
        .description("Wishes for codes that were refused")
        .tag("reason", reason.name())
        .register(registry);
  }
}
