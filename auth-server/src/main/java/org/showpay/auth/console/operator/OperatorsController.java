package org.showpay.auth.console.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.List;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.web.bind.annotation.RestController;

/** Operators over HTTP, for who holds the suite's own key: at the console nobody makes another. */
@RestController
class OperatorsController implements OperatorsApi {

  private static final int LONGEST_NAME = 40;
  private static final String SUITES_KEY = "the suite's own key";

  private final Operators operators;
  private final Deeds deeds;
  private final HttpServletRequest request;
  private final SecureRandom random = new SecureRandom();

  OperatorsController(Operators operators, Deeds deeds, HttpServletRequest request) {
    this.operators = operators;
    this.deeds = deeds;
    this.request = request;
  }

  @Override
  public NewOperator add(AddOperator wanted) {
    String name = wanted.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.unprocessable(
          "NAME_REFUSED", NextStep.FIX_REQUEST, "A name has 1 to 40 printable characters.");
    }
    OperatorId id = OperatorId.next();
    ApiKey key = ApiKeyHash.draw(random);
    Deed deed = deed(Action.ADD_OPERATOR, id, name + ", " + wanted.role());
    return deeds.perform(
        deed,
        () -> {
          if (!operators.add(id, name, wanted.role(), ApiKeyHash.of(key))) {
            throw ProblemException.conflict(
                "NAME_TAKEN", NextStep.FIX_REQUEST, "Somebody has this name already.");
          }
          return new NewOperator(id, name, wanted.role(), key);
        });
  }

  @Override
  public List<OperatorsApi.Operator> list() {
    return operators.list();
  }

  @Override
  public void remove(OperatorId operator) {
    deeds.carryOut(
        deed(Action.REMOVE_OPERATOR, operator, ""),
        () -> {
          if (!operators.remove(operator)) {
            throw ProblemException.notFound(
                "OPERATOR_UNKNOWN", "There is no such operator, or no more.");
          }
        });
  }

  private Deed deed(Action action, OperatorId subject, String detail) {
    Author holder = new Author(null, SUITES_KEY, request.getRemoteAddr());
    return new Deed(holder, action, subject.toString(), detail.isEmpty() ? null : detail);
  }
}
