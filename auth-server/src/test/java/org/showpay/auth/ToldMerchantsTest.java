package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What becomes of a payment is written for its merchant in the transaction that decides it. */
@AuthServerTest
class ToldMerchantsTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aMerchantWhoWantsToBeTold() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    consumer = town.consumer();
    cashier = town.cashier();
    TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal())
        .add(
            cashier.merchant().merchant(),
            new WebhooksApi.NewEndpoint("http://127.0.0.1:9999/hook"));
  }

  @Test
  void ofAnApprovalAndARefundInThatOrder() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    cashier.payments().refund(paid, new Refund(OperationId.next(), won(200), null));
    assertThat(told(paid)).containsExactly("payment.approved", "payment.refunded");
  }

  @Test
  void onceOfARefusalHoweverEarlyItComes() {
    adapter.becomes(FakeAdapter.Mood.DECLINES);
    PaymentId declined = cashier.charge(consumer.code(), won(4_200)).paymentId();
    assertThat(told(declined)).containsExactly("payment.declined");
    var dead = consumer.code();
    consumer.code();
    PaymentId refused = cashier.charge(dead, won(4_200)).paymentId();
    assertThat(told(refused)).containsExactly("payment.declined");
  }

  private List<String> told(PaymentId payment) {
    return town.jdbc()
        .sql("select type from webhook_message where payment_id = ? order by payment_version")
        .param(payment.uuid())
        .query((row, n) -> row.getString("type"))
        .list();
  }
}
