package org.showpay.auth.tries;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.EarlierPayments;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentAuthorizer;
import org.showpay.auth.payment.Sale;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.springframework.stereotype.Component;

/**
 * Stands before the authorizer: a terminal that tries one dead code after the other has to wait.
 */
@Component
public class GuessGuard {

  /** Where the password that came with a sale is, which may refuse to give it. */
  @FunctionalInterface
  public interface Entered {

    /**
     * The password; nothing where none came.
     *
     * @throws ProblemException when it is not taken like this
     */
    @Nullable Password password();
  }

  private final EarlierPayments earlier;
  private final PaymentAuthorizer authorizer;
  private final WrongCodes wrongCodes;
  private final WrongPasswords wrongPasswords;

  GuessGuard(
      EarlierPayments earlier,
      PaymentAuthorizer authorizer,
      WrongCodes wrongCodes,
      WrongPasswords wrongPasswords) {
    this.earlier = earlier;
    this.authorizer = authorizer;
    this.wrongCodes = wrongCodes;
    this.wrongPasswords = wrongPasswords;
  }

  /**
   * Authorizes a sale; 429 where its terminal has to wait. A sale that came before is answered all
   * the same, even if its password would not be taken now: a till that were refused would take for
   * unsold what was charged.
   */
  public Payment authorize(Sale sale, Entered entered) {
    TerminalId terminal = sale.terminal().terminal();
    Password password;
    try {
      wrongCodes.requireFew(terminal);
      password = entered.password();
      if (password != null) {
        wrongPasswords.requireFew();
      }
    } catch (ProblemException refused) {
      return earlier.answering(sale).orElseThrow(() -> refused);
    }
    Payment payment = authorizer.authorize(sale, password);
    if (payment.declineReason() == DeclineReason.CODE_NOT_LIVE) {
      wrongCodes.count(terminal);
    } else if (password != null && payment.id().equals(sale.id())) {
      wrongPasswords.countSale(payment);
    }
    return payment;
  }
}
