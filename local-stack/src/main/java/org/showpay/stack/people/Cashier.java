package org.showpay.stack.people;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.till.TillsApi.SellRequest;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.invention.Invention;
import org.springframework.web.client.RestClientResponseException;

/** Someone at the till of a merchant that the operator took on. */
public final class Cashier {

  private final Narrator narrator;
  private final TillsApi tills;
  private final TillId till;
  private final MerchantId merchant;
  private final PaymentsApi payments;

  public Cashier(Clients clients, Narrator narrator, Keepsakes keepsakes, String merchantName) {
    this.narrator = narrator;
    this.tills = clients.of(TillsApi.class, ServiceName.CAT_TERMINAL);
    TakenOn shop = new TakenOn(clients, keepsakes, merchantName);
    this.merchant = shop.merchant();
    this.payments = shop.office();
    this.till = shop.till("till 1").till();
    narrator.tell(merchantName + " has the till " + till);
  }

  /** Who is paid. */
  public MerchantId merchant() {
    return merchant;
  }

  /** Gives a part of a payment back. */
  public OperationView refund(PaymentId payment, Money amount, String reason) {
    return payments.refund(payment, new Refund(OperationId.next(), amount, reason));
  }

  /** What became of a payment, as the auth-server says. */
  public PaymentView find(PaymentId payment) {
    return payments.find(payment);
  }

  /** Scans a picture, takes amount and password, and sells. */
  public Sale sell(Picture picture, Money amount, Password password) {
    return sell(amount, password, picture, null);
  }

  /** Scans a picture for a sale that must be refused with this reason and next step. */
  public void isRefused(
      Picture picture, Money amount, Password password, DeclineReason reason, NextStep next) {
    Sale sale = sell(picture, amount, password);
    narrator.show(sale.receipt());
    var decline = sale.payment().decline();
    narrator.expect("refused", reason, decline == null ? sale.payment().state() : decline.reason());
    narrator.expect("next step", next, sale.payment().nextStep());
  }

  /** Types digits for a sale that the till itself must refuse. */
  public void isRefusedByTheTill(String digits, Money amount, Password password) {
    try {
      Sale sale = sell(amount, password, null, digits);
      narrator.expect("refused at the till", "MISREAD", sale.payment().state());
    } catch (RestClientResponseException e) {
      Problem problem = Problem.of(e);
      narrator.tell(problem.detail());
      narrator.expect("refused at the till", "MISREAD", problem.code());
      narrator.expect("next step", NextStep.FIX_REQUEST, problem.nextStep());
    }
  }

  private Sale sell(
      Money amount, Password password, @Nullable Picture picture, @Nullable String digits) {
    return tills.sell(
        till, new SellRequest(Invention.orderId(), amount, picture, digits, password));
  }
}
