package org.showpay.auth.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.contracts.webhook.WebhooksApi.NewEndpoint;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** The operator looks after the endpoints of merchants. */
@AuthServerTest
class EndpointsTest {

  private static final NewEndpoint SHOP = new NewEndpoint("https://shop.example/hooks");

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  private MerchantId merchant = MerchantId.next();

  @BeforeEach
  void aMerchant() {
    merchant =
        TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal())
            .open(new MerchantsApi.OpenMerchant("Shop"))
            .merchant();
  }

  @Test
  void showsASecretOnceAndTheEndpointAsLongAsItIsThere() {
    var added = api().add(merchant, SHOP);
    assertThat(added.secret().reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(api().list(merchant)).containsExactly(added.endpoint());
    assertThat(api().deliveries(merchant, added.endpoint().endpoint())).isEmpty();
    api().remove(merchant, added.endpoint().endpoint());
    assertThat(api().list(merchant)).isEmpty();
    assertThat(problem(() -> api().remove(merchant, added.endpoint().endpoint())).code())
        .isEqualTo("ENDPOINT_UNKNOWN");
  }

  @Test
  void refusesAUrlThatIsNotAcceptedAndSaysWhy() {
    Problem problem = problem(() -> api().add(merchant, new NewEndpoint("ftp://shop.example/")));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("URL_REFUSED");
    assertThat(problem.detail()).contains("'url'", "https");
  }

  @Test
  void knowsNoEndpointOfAnotherMerchant() {
    EndpointId endpoint = api().add(merchant, SHOP).endpoint().endpoint();
    MerchantId other = MerchantId.next();
    DeliveryId delivery = DeliveryId.next();
    assertThat(problem(() -> api().add(other, SHOP)).code()).isEqualTo("MERCHANT_UNKNOWN");
    assertThat(problem(() -> api().remove(other, endpoint)).status()).isEqualTo(404);
    assertThat(problem(() -> api().rotateSecret(other, endpoint)).status()).isEqualTo(404);
    assertThat(problem(() -> api().sendTest(other, endpoint)).status()).isEqualTo(404);
    assertThat(problem(() -> api().deliveries(other, endpoint)).status()).isEqualTo(404);
    assertThat(problem(() -> api().redeliver(other, endpoint, delivery)).status()).isEqualTo(404);
    assertThat(problem(() -> api().redeliver(merchant, endpoint, delivery)).code())
        .isEqualTo("DELIVERY_UNKNOWN");
    assertThat(api().list(merchant)).hasSize(1);
  }

  @Test
  void sendsNothingToAnEndpointThatIsDisabled() {
    EndpointId endpoint = api().add(merchant, SHOP).endpoint().endpoint();
    jdbc.sql("update webhook_endpoint set state = 'DISABLED' where id = :id")
        .param("id", endpoint.uuid())
        .update();
    assertThat(problem(() -> api().sendTest(merchant, endpoint)).code())
        .isEqualTo("ENDPOINT_DISABLED");
  }

  @Test
  void addsTenEndpointsHoweverManyAreAskedForAtOnce() throws Exception {
    Callable<Boolean> attempt =
        () -> {
          try {
            api().add(merchant, SHOP);
            return true;
          } catch (RestClientResponseException e) {
            assertThat(Problem.of(e).code()).isEqualTo("TOO_MANY_ENDPOINTS");
            return false;
          }
        };
    try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(
              operators.invokeAll(Collections.nCopies(24, attempt)).stream()
                  .map(Future::resultNow)
                  .filter(added -> added))
          .hasSize(10);
    }
    assertThat(api().list(merchant)).hasSize(10);
  }

  private static Problem problem(ThrowingCallable call) {
    return Problem.of(
        assertThatExceptionOfType(RestClientResponseException.class).isThrownBy(call).actual());
  }

  private WebhooksApi api() {
    return TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal());
  }
}
