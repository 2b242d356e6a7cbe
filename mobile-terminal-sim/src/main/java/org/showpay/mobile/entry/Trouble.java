package org.showpay.mobile.entry;

import java.util.Map;
import java.util.Objects;
import org.showpay.contracts.problem.ProblemException;

/**
 * What a page says when something was refused: its stable code, and words for who has no better.
 */
public record Trouble(int status, String code, String detail) {

  private static final int UNAUTHORIZED = 401;
  private static final int SERVER_ERROR = 500;

  /** What a peer or a rule refused. */
  public static Trouble of(ProblemException problem) {
    Map<String, Object> more = problem.getBody().getProperties();
    return new Trouble(
        problem.getStatusCode().value(),
        more == null ? "" : Objects.toString(more.get(ProblemException.CODE), ""),
        Objects.toString(problem.getBody().getDetail(), ""));
  }

  /**
   * What whoever is at the page can mend.
   *
   * @throws ProblemException where it is not theirs to mend: that has a page of its own
   */
  public static Trouble toMend(ProblemException refused) {
    Trouble trouble = of(refused);
    if (trouble.status() == UNAUTHORIZED || trouble.status() >= SERVER_ERROR) {
      throw refused;
    }
    return trouble;
  }
}
