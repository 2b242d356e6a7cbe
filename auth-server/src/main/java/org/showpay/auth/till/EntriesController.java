package org.showpay.auth.till;

import java.util.List;
import org.showpay.auth.approval.Entries;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.EntriesApi;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.springframework.web.bind.annotation.RestController;

/** What is entered at tills, over HTTP, for payments of the terminal's own merchant. */
@RestController
class EntriesController implements EntriesApi {

  private final OwnPayments payments;
  private final Entries entries;

  EntriesController(OwnPayments payments, Entries entries) {
    this.payments = payments;
    this.entries = entries;
  }

  @Override
  public List<Factor> factors(PaymentId paymentId) {
    return entries.factors(payments.of(paymentId));
  }

  @Override
  public Challenge challenge(PaymentId paymentId, Wanted wanted) {
    return entries.ask(payments.of(paymentId), wanted.factor());
  }

  @Override
  public PaymentView enter(PaymentId paymentId, Entry entry) {
    return entries
        .enter(payments.of(paymentId), entry.challenge(), entry.sealed())
        .payment()
        .view();
  }
}
