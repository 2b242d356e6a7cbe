package org.showpay.auth.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.receiver.EndpointUrls;
import org.showpay.auth.receiver.Receivers;
import org.showpay.auth.receiver.Reply;
import org.showpay.auth.webhook.Shop;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.DeliveryId;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.TryError;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tries one after the other, by a clock that the test sets. */
@AuthServerTest
class CourierTest {

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired DeliveryRows rows;
  @Autowired Deliveries deliveries;
  @Autowired DeliveryTasks tasks;
  @Autowired EndpointSecrets secrets;
  @Autowired EndpointUrls urls;
  @Autowired Receivers receivers;
  @Autowired TransactionOperations transactions;

  private final SetClock clock = new SetClock();
  private Errand errand = new Errand(EndpointId.next(), DeliveryId.next(), 1);

  /** The service's own couriers rest meanwhile. */
  @BeforeEach
  void rest() {
    tasks.stop();
  }

  @AfterEach
  void goOn() {
    jdbc.sql("delete from webhook_task").update();
    tasks.start();
  }

  @Test
  void triesSeventeenTimesByTheScheduleAndThenGivesUp() throws Exception {
    try (Shop shop = new Shop()) {
      shop.answers(500);
      send(shop);
      List<Instant> tries = runToTheEnd();
      assertThat(tries).hasSize(17);
      for (int i = 0; i < RetrySchedule.DELAYS.size(); i++) {
        Duration delay = RetrySchedule.DELAYS.get(i);
        assertThat(Duration.between(tries.get(i), tries.get(i + 1)))
            .isBetween(delay, delay.multipliedBy(6).dividedBy(5));
      }
      assertThat(Duration.between(tries.getFirst(), tries.getLast()))
          .isGreaterThan(Duration.ofHours(27));
      assertThatAllSayWhenTheyWereSent(shop.messages(), tries);
      Delivery delivery = delivery();
      assertThat(delivery.state()).isEqualTo(Delivery.State.GIVEN_UP);
      assertThat(delivery.tries())
          .hasSize(17)
          .allSatisfy(each -> {
            assertThat(each.status()).isEqualTo(500);
            assertThat(each.error()).isEqualTo(TryError.STATUS);
            assertThat(each.durationMillis()).isNotNull();
          });
    }
  }

  private List<Instant> runToTheEnd() {
    Courier courier = courier(new Courier.Line(urls, receivers));
    List<Instant> tries = new ArrayList<>();
    Optional<Instant> next = Optional.of(clock.instant());
    while (next.isPresent()) {
      clock.now = next.get().minusMillis(1);
      assertThat(tries.isEmpty() ? next : courier.run(errand)).isEqualTo(next);
      clock.now = next.get();
      tries.add(clock.now);
      next = courier.run(errand);
    }
    return tries;
  }

  private static void assertThatAllSayWhenTheyWereSent(
      List<Shop.Message> messages, List<Instant> tries) {
    assertThat(messages).extracting(Shop.Message::id).containsOnly(messages.getFirst().id());
    assertThat(messages)
        .extracting(message -> message.header("webhook-timestamp"))
        .containsExactlyElementsOf(
            tries.stream().map(at -> Long.toString(at.getEpochSecond())).toList());
  }

  @Test
  void sendsItAgainUnderTheSameIdWhenItWasKilledBeforeItWroteTheAnswerDown() throws Exception {
    try (Shop shop = new Shop()) {
      send(shop);
      Courier killed = courier(new KilledLine());
      assertThatIllegalStateException().isThrownBy(() -> killed.run(errand));
      assertThat(courier(new Courier.Line(urls, receivers)).run(errand)).isEmpty();
      assertThat(shop.messages()).hasSize(2);
      assertThat(shop.messages().get(1).id()).isEqualTo(shop.messages().get(0).id());
      assertThat(shop.messages().get(1).body()).isEqualTo(shop.messages().get(0).body());
      Delivery delivery = delivery();
      assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
      assertThat(delivery.tries()).hasSize(2);
      assertThat(delivery.tries().getFirst().durationMillis()).isNull();
      assertThat(delivery.tries().getLast().status()).isEqualTo(200);
    }
  }

  @Test
  void sendsNothingMoreWhenItWasKilledAfterItWroteTheAnswerDown() throws Exception {
    try (Shop shop = new Shop()) {
      send(shop);
      Courier courier = courier(new Courier.Line(urls, receivers));
      assertThat(courier.run(errand)).isEmpty();
      assertThat(courier.run(errand)).isEmpty();
      assertThat(shop.messages()).hasSize(1);
    }
  }

  @Test
  void waitsAsLongAsItIsAskedTo() throws Exception {
    try (Shop shop = new Shop()) {
      shop.answers(503, "Retry-After", "600");
      send(shop);
      assertThat(courier(new Courier.Line(urls, receivers)).run(errand))
          .contains(clock.instant().plusSeconds(600));
    }
  }

  @Test
  void letsAnOlderRoundGoWhenANewOneWasAskedFor() throws Exception {
    try (Shop shop = new Shop()) {
      send(shop);
      Errand older = errand;
      transactions.executeWithoutResult(
          tx -> deliveries.beginAgain(older.endpoint(), older.delivery()));
      Courier courier = courier(new Courier.Line(urls, receivers));
      assertThat(courier.run(older)).isEmpty();
      assertThat(shop.messages()).isEmpty();
      clock.now = clock.now.plusSeconds(60);
      assertThat(courier.run(new Errand(older.endpoint(), older.delivery(), 2))).isEmpty();
      assertThat(shop.messages()).hasSize(1);
    }
  }

  @Test
  void sendsNothingThatWaitsToAnEndpointThatWasDeleted() throws Exception {
    try (Shop shop = new Shop()) {
      send(shop);
      jdbc.sql("update webhook_endpoint set state = 'DELETED', secret = null where id = :id")
          .param("id", errand.endpoint().uuid())
          .update();
      assertThat(courier(new Courier.Line(urls, receivers)).run(errand)).isEmpty();
      assertThat(shop.messages()).isEmpty();
      assertThat(delivery().state()).isEqualTo(Delivery.State.STOPPED);
    }
  }

  private void send(Shop shop) {
    MerchantId merchant =
        TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal())
            .open(new MerchantsApi.OpenMerchant("Shop"))
            .merchant();
    EndpointId endpoint =
        TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal())
            .add(merchant, new WebhooksApi.NewEndpoint(shop.url()))
            .endpoint()
            .endpoint();
    var message = new Deliveries.Message(merchant, "payment.approved", null, 1, "{}");
    var delivery = transactions.execute(tx -> deliveries.take(message, List.of(endpoint)));
    errand = new Errand(endpoint, delivery.getFirst(), 1);
    clock.now = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
  }

  private Courier courier(Courier.Line line) {
    return new Courier(rows, new Turnstile(), secrets, line, clock);
  }

  private Delivery delivery() {
    return deliveries.find(errand.endpoint(), errand.delivery()).orElseThrow();
  }

  /** Sends, and does not live to tell. */
  private final class KilledLine extends Courier.Line {

    KilledLine() {
      super(urls, receivers);
    }

    @Override
    Reply post(String url, Map<String, String> headers, String payload) {
      super.post(url, headers, payload);
      throw new IllegalStateException("killed");
    }
  }

  /** Shows what it is set to. */
  private static final class SetClock extends Clock {

    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
