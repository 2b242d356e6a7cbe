package org.showpay.auth.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.TryError;
import org.showpay.contracts.webhook.WebhooksApi.Endpoint;
import org.showpay.contracts.webhook.WebhooksApi.EndpointSecret;
import org.showpay.contracts.webhook.WebhooksApi.NewEndpoint;
import org.springframework.transaction.IllegalTransactionStateException;

/** Messages reach the merchant's server, signed, and as often as it takes. */
@AuthServerTest
class WebhooksTest extends Telling {

  @Test
  void tellsNobodyOfWhatWasRolledBackAndWantsATransaction() throws Exception {
    Shop shop = shop();
    add(shop);
    PaymentId undone = PaymentId.next();
    transactions.executeWithoutResult(tx -> {
      notices.tell(notice(merchant, undone, 1));
      tx.setRollbackOnly();
    });
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> notices.tell(notice(merchant, undone, 1)));
    assertThat(messagesOf(undone)).isZero();
    tell(merchant, PaymentId.next(), 1);
    await().atMost(SOON).until(() -> !shop.messages().isEmpty());
    Thread.sleep(1500);
    assertThat(shop.messages()).hasSize(1);
  }

  @Test
  void writesNothingForAMerchantWithoutEndpointsAndTellsNoOtherMerchant() throws Exception {
    Shop other = shop();
    add(other);
    PaymentId payment = PaymentId.next();
    tell(newMerchant(), payment, 1);
    assertThat(messagesOf(payment)).isZero();
    assertThat(other.messages()).isEmpty();
  }

  @Test
  void triesAgainUnderTheSameIdUntilTheShopIsBack() throws Exception {
    Shop shop = shop();
    EndpointSecret endpoint = add(shop);
    shop.failsFirst(1);
    tell(merchant, PaymentId.next(), 1);
    await().atMost(SOON).until(() -> shop.messages().size() == 2);
    assertThat(shop.messages().get(0).id()).isEqualTo(shop.messages().get(1).id());
    await()
        .atMost(SOON)
        .until(() -> deliveries(endpoint).getFirst().state(), s -> s == Delivery.State.DELIVERED);
    assertThat(deliveries(endpoint).getFirst().tries())
        .extracting(Delivery.Try::status)
        .containsExactly(500, 200);
  }

  @Test
  void leavesAShopAloneThatIsGone() throws Exception {
    Shop shop = shop();
    EndpointSecret endpoint = add(shop);
    shop.answers(410);
    tell(merchant, PaymentId.next(), 1);
    await()
        .atMost(SOON)
        .until(() -> api().list(merchant).getFirst().state(), s -> s == Endpoint.State.DISABLED);
    await()
        .atMost(SOON)
        .until(() -> deliveries(endpoint).getFirst().state(), s -> s == Delivery.State.STOPPED);
    PaymentId later = PaymentId.next();
    tell(merchant, later, 1);
    assertThat(messagesOf(later)).isZero();
  }

  @Test
  void followsNoRedirectAndSaysSo() throws Exception {
    Shop shop = shop();
    Shop elsewhere = shop();
    EndpointSecret endpoint = add(shop);
    shop.answers(307, "Location", elsewhere.url());
    tell(merchant, PaymentId.next(), 1);
    await()
        .atMost(SOON)
        .until(() -> {
          List<Delivery.Try> tries = deliveries(endpoint).getFirst().tries();
          return !tries.isEmpty() && tries.getFirst().error() == TryError.REDIRECT;
        });
    assertThat(elsewhere.messages()).isEmpty();
  }

  @Test
  void deliversOnceMoreUnderTheSameIdWhenAsked() throws Exception {
    Shop shop = shop();
    EndpointSecret endpoint = add(shop);
    tell(merchant, PaymentId.next(), 1);
    await()
        .atMost(SOON)
        .until(() -> deliveries(endpoint).getFirst().state(), s -> s == Delivery.State.DELIVERED);
    Delivery delivery = deliveries(endpoint).getFirst();
    Delivery again = api().redeliver(merchant, endpoint.endpoint().endpoint(), delivery.delivery());
    assertThat(again.state()).isEqualTo(Delivery.State.WAITING);
    await().atMost(SOON).until(() -> shop.messages().size() == 2);
    assertThat(shop.messages().get(1).id())
        .isEqualTo(shop.messages().get(0).id())
        .isEqualTo(delivery.message().toString());
  }

  @Test
  void keepsNobodyWaitingForASlowShop() throws Exception {
    Shop slow = shop();
    slow.fallsSilent();
    add(slow);
    for (int i = 0; i < 100; i++) {
      tell(merchant, PaymentId.next(), 1);
    }
    await().atMost(SOON).until(() -> !slow.messages().isEmpty());
    Shop quick = shop();
    MerchantId other = newMerchant();
    api().add(other, new NewEndpoint(quick.url()));
    for (int i = 0; i < 5; i++) {
      long begun = System.nanoTime();
      tell(other, PaymentId.next(), 1);
      int seen = i + 1;
      await().atMost(Duration.ofSeconds(5)).until(() -> quick.messages().size() == seen);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(slow.messages()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void keepsTheSecretsOfEndpointsUnreadableAndForgetsThoseOfDeletedOnes() throws Exception {
    EndpointSecret endpoint = add(shop());
    assertThat(rowsOfEndpoints()).doesNotContain(endpoint.secret().reveal().substring(6, 40));
    assertThat(endpoint.toString()).doesNotContain(endpoint.secret().reveal());
    api().remove(merchant, endpoint.endpoint().endpoint());
    assertThat(api().list(merchant)).isEmpty();
    assertThat(
            jdbc.sql("select secret is null from webhook_endpoint where id = :id")
                .param("id", endpoint.endpoint().endpoint().uuid())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private String rowsOfEndpoints() {
    return String.join(
        "\n",
        jdbc.sql("select url || encode(secret, 'escape') from webhook_endpoint where secret <> ''")
            .query((row, n) -> row.getString(1))
            .list());
  }
}
