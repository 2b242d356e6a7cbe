package org.showpay.mall.page;

import java.util.Map;
import java.util.Objects;
import org.showpay.contracts.problem.ProblemException;

/**
 * What a page says when something was refused: its stable code, and words for who has no better.
 */
public record Trouble(int status, String code, String detail) {

  /** What a rule refused. */
  static Trouble of(ProblemException problem) {
    Map<String, Object> more = problem.getBody().getProperties();
    return new Trouble(
        problem.getStatusCode().value(),
        more == null ? "" : Objects.toString(more.get(ProblemException.CODE), ""),
        Objects.toString(problem.getBody().getDetail(), ""));
  }
}
