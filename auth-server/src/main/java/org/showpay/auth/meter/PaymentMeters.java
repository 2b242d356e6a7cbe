package org.showpay.auth.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.meter.AfterCommit;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.stereotype.Component;

/**
 * Counts what becomes of payments, once it is committed. A payment whose outcome was unknown first
 * counts twice: as UNKNOWN and as what it turned out to be; so does one that was approved and is
 * then cancelled or reversed.
 */
@Component
public class PaymentMeters {

  private static final String NONE = "none";

  private final MeterRegistry registry;

  /** Counts in this registry. */
  public PaymentMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A payment got there; the reason is that of a refusal or a reversal. */
  public void got(
      PaymentState to, @Nullable Enum<?> reason, @Nullable CompanyId company, Money amount) {
    AfterCommit.run(() -> {
      count(to, reason, company);
      if (to == PaymentState.APPROVED) {
        sum(amount);
      }
    });
  }

  private void count(PaymentState to, @Nullable Enum<?> reason, @Nullable CompanyId company) {
    Counter.builder("showpay.payments")
        .description("Payments by what became of them")
        .tag("outcome", to.name())
        .tag("reason", reason == null ? NONE : reason.name())
        .tag("company", company == null ? NONE : company.text())
        .register(registry)
        .increment();
  }

  /** For pictures, not for books: a counter is a floating-point number, the ledger is exact. */
  private void sum(Money amount) {
    Counter.builder("showpay.payments.approved.minor.units")
        .description("Approved amounts in minor units of the currency; the ledger has the money")
        .tag("currency", Objects.requireNonNull(amount.currencyCode()))
        .register(registry)
        .increment((double) amount.amount());
  }
}
