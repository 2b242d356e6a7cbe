package org.showpay.mall.checkout;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.checkout.CheckoutsApi;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.trust.BearerOf;
import org.showpay.mall.account.MerchantAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Single questions to the auth-server (patent S502); only an answer that fits is believed. */
@Component
public final class SessionLine {

  private static final Logger LOG = LoggerFactory.getLogger(SessionLine.class);

  private final CheckoutsApi sessions;
  private final PaymentsApi payments;
  private final MerchantAccounts accounts;
  private final ShopSettings settings;

  SessionLine(
      CheckoutsApi sessions,
      PaymentsApi payments,
      MerchantAccounts accounts,
      ShopSettings settings) {
    this.sessions = sessions;
    this.payments = payments;
    this.accounts = accounts;
    this.settings = settings;
  }

  /** Opens the session of a purchase; the same one however often it is asked for. */
  public Heard open(Purchase purchase) {
    OpenCheckout request =
        new OpenCheckout(
            purchase.session(),
            purchase.order(),
            purchase.amount(),
            purchase.lines(),
            purchase.page(),
            purchase.page(),
            Math.toIntExact(settings.timeToPay().toSeconds()));
    return heard(purchase, () -> sessions.open(request));
  }

  /** How it stands. */
  public Heard find(Purchase purchase) {
    return heard(purchase, () -> sessions.find(purchase.session()));
  }

  /** How it stands, as whoever has this key is told. */
  public Heard find(Purchase purchase, ApiKey key) {
    return heard(purchase, key, () -> sessions.find(purchase.session()));
  }

  /** Ends it, unless it is paid or is being paid; the answer says what became of it. */
  public Heard expire(Purchase purchase) {
    return heard(purchase, () -> sessions.expire(purchase.session()));
  }

  /** Asks that money be given back; the same operation is one refund. */
  public GivenBack refund(PaymentId payment, Refund refund) {
    Optional<ApiKey> key = accounts.key();
    if (key.isEmpty()) {
      return new GivenBack.Silence();
    }
    try {
      OperationView told = ask(key.get(), () -> payments.refund(payment, refund));
      return told != null && isOf(told, payment, refund)
          ? new GivenBack.Told(told)
          : new GivenBack.Nonsense();
    } catch (RestClientResponseException e) {
      return e.getStatusCode().is4xxClientError()
          ? new GivenBack.Refused(Problem.of(e))
          : new GivenBack.Silence();
    } catch (ResourceAccessException nobody) {
      return new GivenBack.Silence();
    } catch (RestClientException | InvalidMediaTypeException unreadable) {
      return new GivenBack.Nonsense();
    }
  }

  private static boolean isOf(OperationView told, PaymentId payment, Refund refund) {
    return told.kind() == FollowUpKind.REFUND
        && told.operationId().equals(refund.operationId())
        && told.paymentId().equals(payment)
        && told.amount().equals(refund.amount());
  }

  /** Bodies of errors are not logged: they may repeat what was sent. */
  private Heard heard(
      Purchase purchase, CallableOp<@Nullable CheckoutView, RuntimeException> question) {
    return accounts
        .key()
        .map(key -> heard(purchase, key, question))
        .orElseGet(() -> silence(purchase, "the shop has no merchant account"));
  }

  private static Heard heard(
      Purchase purchase,
      ApiKey key,
      CallableOp<@Nullable CheckoutView, RuntimeException> question) {
    try {
      CheckoutView view = ask(key, question);
      return view != null && purchase.isAnsweredBy(view)
          ? new Heard.Told(view)
          : nonsense(purchase, "it is about something else");
    } catch (RestClientResponseException e) {
      return refused(purchase, e);
    } catch (ResourceAccessException e) {
      return silence(purchase, e.getClass().getSimpleName());
    } catch (RestClientException | InvalidMediaTypeException e) {
      return nonsense(purchase, e.getClass().getSimpleName());
    }
  }

  private static Heard refused(Purchase purchase, RestClientResponseException e) {
    if (e.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
      return new Heard.NoSuchSession();
    }
    Problem problem = Problem.of(e);
    return e.getStatusCode().is4xxClientError()
        ? new Heard.Refused(problem)
        : silence(purchase, "status " + problem.status());
  }

  private static Heard nonsense(Purchase purchase, String why) {
    LOG.error("No answer about {} for {}: {}", purchase.session(), purchase.order(), why);
    return new Heard.Nonsense();
  }

  private static Heard silence(Purchase purchase, String why) {
    LOG.warn("No answer about {} for {}: {}", purchase.session(), purchase.order(), why);
    return new Heard.Silence();
  }

  private static <T extends @Nullable Object> T ask(
      ApiKey key, CallableOp<T, RuntimeException> question) {
    return BearerOf.call(key.reveal(), question);
  }
}
