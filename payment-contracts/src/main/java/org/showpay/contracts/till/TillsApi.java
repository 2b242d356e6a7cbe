package org.showpay.contracts.till;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.subscriber.Password;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The cat-terminal-sim's tills. Caller: the operator, in the part of the cashier's hands. */
@HttpExchange("/v1/tills")
public interface TillsApi {

  /** Installs a till with the key of a merchant's terminal. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Till install(@RequestBody InstallTill request);

  /**
   * Sells: reads the picture or the typed digits, takes amount and password, and asks for
   * authorization. 422 with the reason when there is no code to read, and nothing was sent.
   */
  @PostExchange("/{till}/sales")
  Sale sell(@PathVariable TillId till, @RequestBody SellRequest request);

  /** A sale of this till; an open one is first asked after at the auth-server. */
  @GetExchange("/{till}/sales/{payment}")
  Sale find(@PathVariable TillId till, @PathVariable PaymentId payment);

  /** A till to be. */
  record InstallTill(String merchantName, TerminalId terminal, ApiKey apiKey) {}

  /** A till. */
  record Till(TillId till, TerminalId terminal) {}

  /**
   * What a cashier brings together for a sale.
   *
   * @param picture what the camera saw, PNG or JPEG; or else {@code digits}
   * @param digits the code as it was typed from the phone's screen, or the text that a scanner of
   *     the till's own gave: the digits, or EMVCo's payload
   * @param password the payment password; or else {@code body}, or neither where none is wanted
   * @param body what the customer holds out to the till's sensor, once the payment waits for it
   */
  record SellRequest(
      OrderId order,
      Money amount,
      @Nullable Picture picture,
      @Nullable String digits,
      @Nullable Password password,
      @Nullable OfTheBody body) {

    /** A sale by password. */
    public SellRequest(
        OrderId order,
        Money amount,
        @Nullable Picture picture,
        @Nullable String digits,
        Password password) {
      this(order, amount, picture, digits, password, null);
    }

    @Override
    public String toString() {
      return "SellRequest[order=" + order + ", amount=" + amount + "]";
    }
  }

  /** A finger, an eye or a voice. */
  record OfTheBody(Factor factor, HeldOut held) {}

  /** A sale with its outcome, and the receipt or the refusal as the till prints it. */
  record Sale(PaymentView payment, String receipt) {}
}
