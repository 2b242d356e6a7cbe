package org.showpay.auth.console.proposal;

import jakarta.servlet.http.HttpServletRequest;
import org.showpay.auth.console.operator.Author;
import org.showpay.auth.terms.SecondPerson;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Terms that are asked for with the suite's own key wait for an operator at the console. */
@Component
class TermsByTwo implements SecondPerson {

  private static final String SUITES_KEY = "the suite's own key";

  private final TwoOperators two;
  private final ObjectProvider<Acts> acts;
  private final HttpServletRequest request;

  TermsByTwo(TwoOperators two, ObjectProvider<Acts> acts, HttpServletRequest request) {
    this.two = two;
    this.acts = acts;
    this.request = request;
  }

  @Override
  public void mustAgreeTo(MerchantId merchant, Terms terms) {
    Command wanted = new Command.AgreeTerms(merchant, terms);
    if (two.areWantedFor(wanted)) {
      Author asker = new Author(null, SUITES_KEY, request.getRemoteAddr());
      ProposalId proposed = acts.getObject().propose(asker, wanted);
      throw ProblemException.conflict(
          "CONFIRMATION_WANTED",
          NextStep.QUERY,
          "An operator has to confirm " + proposed + " at the console; then these terms stand.");
    }
  }
}
