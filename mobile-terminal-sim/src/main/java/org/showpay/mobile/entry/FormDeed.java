package org.showpay.mobile.entry;

import jakarta.servlet.http.HttpServletResponse;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.ui.Model;

/** What a page's form asks for. */
public final class FormDeed {

  private static final int UNREADABLE = 422;

  private FormDeed() {}

  /**
   * Whether it was done. If not, the page has its trouble, and the answer that one's status.
   *
   * @param unreadable the trouble where a field holds no value of its kind
   * @throws ProblemException where whoever filled the form in cannot mend it
   */
  public static boolean tried(
      Runnable deed, String unreadable, Model model, HttpServletResponse response) {
    try {
      deed.run();
      return true;
    } catch (ProblemException refused) {
      tell(Trouble.toMend(refused), model, response);
    } catch (IllegalArgumentException noValue) {
      tell(new Trouble(UNREADABLE, unreadable, ""), model, response);
    }
    return false;
  }

  private static void tell(Trouble trouble, Model model, HttpServletResponse response) {
    model.addAttribute("trouble", trouble);
    response.setStatus(trouble.status());
  }
}
