package org.showpay.auth.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.TryError;
import org.showpay.contracts.webhook.WebhookSecret;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.contracts.webhook.WebhooksApi.Endpoint;
import org.showpay.contracts.webhook.WebhooksApi.EndpointSecret;
import org.showpay.contracts.webhook.WebhooksApi.NewEndpoint;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages reach the merchant's server, signed, and as often as it takes. */
@AuthServerTest
class WebhooksTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired Notices notices;
  @Autowired TransactionOperations transactions;

  private final List<Shop> shops = new ArrayList<>();
  private MerchantId merchant = MerchantId.next();

  @BeforeEach
  void aMerchant() {
    merchant = newMerchant();
  }

  @AfterEach
  void closeShops() {
    shops.forEach(Shop::close);
  }

  @Test
  void tellsAMerchantWithASignatureThatTheLibraryVerifies() throws Exception {
    Shop shop = shop();
    EndpointSecret endpoint = add(shop);
    tell(merchant, PaymentId.next(), 3);
    Shop.Message message = await().atMost(SOON).until(() -> first(shop), m -> m != null);
    verify(endpoint.secret(), message.body(), message.headers().map());
    JsonNode body = JsonMapper.shared().readTree(message.body());
    assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
    assertThat(body.path("type").asString()).isEqualTo("payment.approved");
    assertThat(body.path("timestamp").asString()).matches("2[0-9-]+T[0-9:.]+Z");
    assertThat(body.path("data").path("amount").asInt()).isEqualTo(12000);
    assertThat(body.path("data").path("version").asInt()).isEqualTo(3);
    assertThat(message.id()).matches("msg_[0-9a-f]{32}");
    await()
        .atMost(SOON)
        .until(() -> deliveries(endpoint).getFirst().state(), s -> s == Delivery.State.DELIVERED);
    assertThat(deliveries(endpoint).getFirst().tries())
        .singleElement()
        .satisfies(each -> assertThat(each.status()).isEqualTo(200));
  }

  @Test
  void noSignatureFitsAnythingElse() throws Exception {
    Shop shop = shop();
    EndpointSecret endpoint = add(shop);
    api().sendTest(merchant, endpoint.endpoint().endpoint());
    Shop.Message message = await().atMost(SOON).until(() -> first(shop), m -> m != null);
    for (int i = 0; i < message.body().length(); i++) {
      StringBuilder flipped = new StringBuilder(message.body());
      flipped.setCharAt(i, (char) (flipped.charAt(i) ^ 1));
      refuse(endpoint.secret(), flipped.toString(), message.headers().map());
    }
    for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(message.headers().map());
      String value = message.header(name);
      int middle = value.length() / 2;
      headers.put(
          name,
          List.of(
              value.substring(0, middle)
                  + (char) (value.charAt(middle) ^ 1)
                  + value.substring(middle + 1)));
      refuse(endpoint.secret(), message.body(), headers);
    }
    refuse(add(shop()).secret(), message.body(), message.headers().map());
  }

  @Test
  void signsWithBothSecretsForADayAndThenWithTheNewOneAlone() throws Exception {
    Shop shop = shop();
    EndpointSecret first = add(shop);
    EndpointSecret second = api().rotateSecret(merchant, first.endpoint().endpoint());
    assertThat(second.secret()).isNotEqualTo(first.secret());
    assertThat(second.endpoint().earlierSecretUntil()).isNotNull();
    tell(merchant, PaymentId.next(), 1);
    Shop.Message message = await().atMost(SOON).until(() -> first(shop), m -> m != null);
    assertThat(message.header("webhook-signature").split(" ", -1)).hasSize(2);
    verify(first.secret(), message.body(), message.headers().map());
    verify(second.secret(), message.body(), message.headers().map());
    jdbc.sql("update webhook_endpoint set earlier_secret_until = now() where id = :id")
        .param("id", first.endpoint().endpoint().uuid())
        .update();
    tell(merchant, PaymentId.next(), 1);
    await().atMost(SOON).until(() -> shop.messages().size() == 2);
    Shop.Message later = shop.messages().get(1);
    verify(second.secret(), later.body(), later.headers().map());
    refuse(first.secret(), later.body(), later.headers().map());
    assertThat(api().list(merchant).getFirst().earlierSecretUntil()).isNull();
  }

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
            .query(String.class)
            .list());
  }

  private static void verify(WebhookSecret secret, String body, Map<String, List<String>> headers)
      throws Exception {
    Webhook webhook = new Webhook(secret.reveal());
    assertThatCode(() -> webhook.verify(body, headers)).doesNotThrowAnyException();
  }

  private static void refuse(WebhookSecret secret, String body, Map<String, List<String>> headers)
      throws Exception {
    Webhook webhook = new Webhook(secret.reveal());
    assertThatExceptionOfType(WebhookVerificationException.class)
        .isThrownBy(() -> webhook.verify(body, headers));
  }

  private void tell(MerchantId whom, PaymentId payment, int version) {
    transactions.executeWithoutResult(tx -> notices.tell(notice(whom, payment, version)));
  }

  private static Notice notice(MerchantId whom, PaymentId payment, int version) {
    return new Notice(whom, "payment.approved", payment, version, Map.of("amount", 12000));
  }

  private long messagesOf(PaymentId payment) {
    return jdbc.sql("select count(*) from webhook_message where payment_id = :id")
        .param("id", payment.uuid())
        .query(Long.class)
        .single();
  }

  private static Shop.@Nullable Message first(Shop shop) {
    return shop.messages().isEmpty() ? null : shop.messages().getFirst();
  }

  private Shop shop() throws Exception {
    Shop shop = new Shop();
    shops.add(shop);
    return shop;
  }

  private EndpointSecret add(Shop shop) {
    return api().add(merchant, new NewEndpoint(shop.url()));
  }

  private List<Delivery> deliveries(EndpointSecret endpoint) {
    return api().deliveries(merchant, endpoint.endpoint().endpoint());
  }

  private MerchantId newMerchant() {
    return TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal())
        .open(new MerchantsApi.OpenMerchant("Shop"))
        .merchant();
  }

  private WebhooksApi api() {
    return TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal());
  }
}
