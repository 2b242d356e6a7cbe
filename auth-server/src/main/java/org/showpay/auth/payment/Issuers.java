package org.showpay.auth.payment;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerAnswer.NoAnswer;
import org.showpay.contracts.issuing.IssuerAnswer.NotSent;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/** Has a card charged through the payment-gateway-adapter, and believes only a right echo. */
@Component
class Issuers {

  private final CardCompaniesApi companies;

  Issuers(CardCompaniesApi companies) {
    this.companies = companies;
  }

  /** Asks, for as long as the client's time-out; no transaction may be open. */
  IssuerAnswer authorize(Opening.Opened opened) {
    Payment payment = opened.payment();
    try {
      return Optional.ofNullable(companies.authorize(requestFor(opened)))
          .map(answer -> believe(payment, answer))
          .orElse(new NoAnswer("the adapter's answer is empty"));
    } catch (ResourceAccessException e) {
      return neverLeft(e)
          ? new NotSent("the adapter cannot be reached")
          : new NoAnswer("the adapter is silent");
    } catch (RuntimeException e) {
      // Whatever it was, the request may have arrived: an answer nobody can read is silence.
      return new NoAnswer("the adapter's answer cannot be read");
    }
  }

  private static CardAuthorization requestFor(Opening.Opened opened) {
    Payment payment = opened.payment();
    return new CardAuthorization(
        payment.id(),
        payment.cardToCharge(),
        payment.amount(),
        CaptureMode.AUTOMATIC,
        new Purchase(payment.merchant(), opened.merchantName(), payment.terminal()));
  }

  private static IssuerAnswer believe(Payment payment, IssuerAnswer answer) {
    boolean believable =
        switch (answer) {
          case IssuerAnswer.Approved a -> echoes(payment, a.paymentId(), a.amount());
          case IssuerAnswer.Declined d -> echoes(payment, d.paymentId(), d.amount());
          case NotSent _, NoAnswer _ -> true;
        };
    return believable ? answer : new NoAnswer("the adapter answers for another payment");
  }

  private static boolean echoes(Payment payment, PaymentId id, Money amount) {
    return payment.id().equals(id) && payment.amount().equals(amount);
  }

  /** True when the connection was never made, so that not a byte can have arrived. */
  private static boolean neverLeft(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause ->
            cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException);
  }
}
