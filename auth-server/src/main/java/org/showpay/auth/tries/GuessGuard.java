package org.showpay.auth.tries;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentAuthorizer;
import org.showpay.auth.payment.Sale;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.subscriber.Password;
import org.springframework.stereotype.Component;

/**
 * Stands before the authorizer: a terminal that tries one dead code after the other has to wait.
 */
@Component
public class GuessGuard {

  private final PaymentAuthorizer authorizer;
  private final WrongCodes wrongCodes;

  GuessGuard(PaymentAuthorizer authorizer, WrongCodes wrongCodes) {
    this.authorizer = authorizer;
    this.wrongCodes = wrongCodes;
  }

  /** Authorizes a sale; 429 where its terminal has to wait. */
  public Payment authorize(Sale sale, @Nullable Password password) {
    TerminalId terminal = sale.terminal().terminal();
    wrongCodes.requireFew(terminal);
    Payment payment = authorizer.authorize(sale, password);
    if (payment.declineReason() == DeclineReason.CODE_NOT_LIVE) {
      wrongCodes.count(terminal);
    }
    return payment;
  }
}
