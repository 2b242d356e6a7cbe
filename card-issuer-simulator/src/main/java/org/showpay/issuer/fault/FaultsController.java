package org.showpay.issuer.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.issuer.account.CardAccounts;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.company.CardCompany;
import org.showpay.issuer.request.Requests;
import org.springframework.web.bind.annotation.RestController;

/** Where an integrator asks for faults. */
@RestController
class FaultsController implements FaultsApi {

  private final CardCompanies companies;
  private final CardAccounts accounts;
  private final FaultPlan plan;
  private final Duration longestSilence;
  private final Clock clock;

  FaultsController(
      CardCompanies companies,
      CardAccounts accounts,
      FaultPlan plan,
      FaultProperties configured,
      Clock clock) {
    this.companies = companies;
    this.accounts = accounts;
    this.plan = plan;
    this.longestSilence = configured.longestSilence();
    this.clock = clock;
  }

  @Override
  public Fault add(CompanyId company, FaultRule rule) {
    CardCompany at = companies.named(company);
    check(at, rule);
    Fault fault =
        new Fault(FaultId.next(), rule, 0, 0, clock.instant().truncatedTo(ChronoUnit.MICROS));
    plan.add(at.name(), fault);
    return fault;
  }

  @Override
  public List<Fault> list(CompanyId company) {
    return plan.of(companies.named(company).name());
  }

  @Override
  public void remove(CompanyId company, FaultId fault) {
    CardCompany at = companies.named(company);
    if (!plan.remove(at.name(), fault)) {
      throw ProblemException.notFound(
          "FAULT_UNKNOWN", at.displayName() + " has no fault " + fault + ".");
    }
  }

  private void check(CardCompany at, FaultRule rule) {
    if (rule.account() != null) {
      accounts.at(at, rule.account());
    }
    if (rule.amount() != null) {
      Requests.positive(rule.amount(), "amount");
    }
    mustCount(rule.every(), "every");
    mustCount(rule.times(), "times");
    if (rule.effect() instanceof FaultEffect.Delay delay) {
      mustNotTakeTooLong(delay.millis());
    }
    if (rule.effect() instanceof FaultEffect.LateAnswer late) {
      mustNotTakeTooLong(late.millis());
    }
  }

  private static void mustCount(@Nullable Integer number, String field) {
    if (number != null && number < 1) {
      throw Requests.invalid(field, "must be 1 or more");
    }
  }

  private void mustNotTakeTooLong(long millis) {
    if (millis < 0 || millis > longestSilence.toMillis()) {
      throw Requests.invalid(
          "effect.millis", "must be 0 to %d".formatted(longestSilence.toMillis()));
    }
  }
}
