package org.showpay.cat.authorization;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.authorization.OperationAnswer.Refused;
import org.showpay.cat.authorization.OperationAnswer.Silence;
import org.showpay.cat.authorization.OperationAnswer.Told;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.payment.PaymentsApi.Page;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** The line to the auth-server for what comes after a sale: refunds, and comparing the books. */
@Component
public final class AfterSales {

  private static final int PAGE = 100;

  private final PaymentsApi payments;
  private final InTime inTime;
  private final Duration patience;

  AfterSales(
      PaymentsApi payments,
      InTime inTime,
      @Value("${showpay.answer-within:43s}") Duration patience) {
    this.payments = payments;
    this.inTime = inTime;
    this.patience = patience;
  }

  /**
   * Asks that money be given back; the same operation id is one refund, however often it is asked.
   */
  public OperationAnswer refund(ApiKey key, PaymentId payment, Refund refund) {
    try {
      OperationView told =
          inTime.call(Deadline.in(patience), key, () -> payments.refund(payment, refund));
      return isOf(told, payment, refund) ? new Told(told) : new Silence();
    } catch (RestClientResponseException e) {
      return e.getStatusCode().is4xxClientError() ? new Refused(Problem.of(e)) : new Silence();
    } catch (RestClientException | InvalidMediaTypeException e) {
      return new Silence();
    }
  }

  /** The merchant's payments, newest first, a page at a time; empty when there is no answer. */
  public Optional<Page> payments(ApiKey key, @Nullable String after) {
    try {
      Page page =
          inTime.call(Deadline.in(patience), key, () -> payments.list(null, null, after, PAGE));
      return Optional.ofNullable(page);
    } catch (RestClientException | InvalidMediaTypeException e) {
      return Optional.empty();
    }
  }

  private static boolean isOf(@Nullable OperationView told, PaymentId payment, Refund refund) {
    return told != null
        && told.kind() == FollowUpKind.REFUND
        && told.operationId().equals(refund.operationId())
        && told.paymentId().equals(payment)
        && told.amount().equals(refund.amount());
  }
}
