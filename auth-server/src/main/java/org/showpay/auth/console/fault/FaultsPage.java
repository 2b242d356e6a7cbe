package org.showpay.auth.console.fault;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deed;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Ending;
import org.showpay.auth.console.operator.Operator;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.CompanyFaultsApi;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultsApi.Fault;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The fault plans of the card companies whose cards are in our wallets. */
@Controller
@RequestMapping("/console/faults")
class FaultsPage {

  private final CompanyFaultsApi faults;
  private final JdbcClient jdbc;
  private final Deeds deeds;

  FaultsPage(CompanyFaultsApi faults, JdbcClient jdbc, Deeds deeds) {
    this.faults = faults;
    this.jdbc = jdbc;
    this.deeds = deeds;
  }

  @GetMapping
  String page(Model model) {
    TreeMap<String, @Nullable List<Fault>> plans = new TreeMap<>();
    jdbc.sql("select distinct company from card order by company limit 20")
        .query(String.class)
        .list()
        .forEach(company -> plans.put(company, planOf(new CompanyId(company))));
    model.addAttribute("plans", plans);
    model.addAttribute("misdeeds", Misdeed.values());
    model.addAttribute("kinds", MessageKind.values());
    return "console/faults";
  }

  /** None where nobody says what it is. */
  private @Nullable List<Fault> planOf(CompanyId company) {
    try {
      return faults.list(company);
    } catch (RestClientException silence) {
      return null;
    }
  }

  @PostMapping("/{company}")
  String add(
      @PathVariable CompanyId company,
      @RequestParam Misdeed effect,
      @ModelAttribute FaultForm form,
      @AuthenticationPrincipal Operator operator) {
    ask(
        operator.does(Action.ADD_FAULT, company, form.text(effect)),
        () -> faults.add(company, form.rule(effect)));
    return "redirect:/console/faults?done=FAULT_ADDED";
  }

  @PostMapping("/{company}/removal")
  String remove(
      @PathVariable CompanyId company,
      @RequestParam FaultId fault,
      @AuthenticationPrincipal Operator operator) {
    ask(
        operator.does(Action.REMOVE_FAULT, company, fault.toString()),
        () -> faults.remove(company, fault));
    return "redirect:/console/faults?done=FAULT_REMOVED";
  }

  private void ask(Deed deed, Runnable question) {
    Ending ending = deeds.ask(deed, () -> put(question), Function.identity());
    if (ending instanceof Ending.Open) {
      throw new ProblemException(
          HttpStatus.BAD_GATEWAY,
          "COMPANY_SILENT",
          NextStep.QUERY,
          "Nothing is known of what the card company did.");
    }
  }

  /** Only a request that was not taken (4xx) has certainly changed nothing. */
  private static Ending put(Runnable question) {
    try {
      question.run();
      return new Ending.Done();
    } catch (HttpClientErrorException refused) {
      Problem problem = Problem.of(refused);
      throw new ProblemException(
          HttpStatus.valueOf(problem.status()),
          problem.code(),
          problem.nextStep(),
          problem.detail());
    } catch (RestClientException silence) {
      return new Ending.Open();
    }
  }
}
