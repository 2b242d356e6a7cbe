package org.showpay.auth.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.WebhookSecret;
import org.showpay.contracts.webhook.WebhooksApi.EndpointSecret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sent a message can be proved, and by nobody else. */
@AuthServerTest
class SignaturesTest extends Telling {

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
}
