package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.showpay.auth.webhook.Shop;
import org.showpay.contracts.webhook.EndpointId;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** A delivery to a merchant's server, cut off at each of its transactions. */
class WebhookCellsTest extends Cells {

  private Shop shop;
  private EndpointId endpoint;

  @BeforeEach
  void aShopThatListens() throws Exception {
    shop = new Shop();
    endpoint =
        TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal())
            .add(cashier.merchant().merchant(), new WebhooksApi.NewEndpoint(shop.url()))
            .endpoint()
            .endpoint();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("step 11, crash before commit: a try that was not written is made")
  void aTryThatDiedUnwrittenIsMade() {
    crashes.stop(BEFORE_COMMIT, "DeliveryRows.begin", this::isForThisShop, () -> authorize(sale()));
    assertThat(shop.messages()).isEmpty();
    revive();
    awaitDelivered();
    assertThat(shop.messages()).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 11, crash after commit: a try that was written and not sent is made again")
  void aTryThatWasNotSentIsMadeAgain() {
    crashes.stop(AFTER_COMMIT, "DeliveryRows.begin", this::isForThisShop, () -> authorize(sale()));
    assertThat(shop.messages()).isEmpty();
    revive();
    awaitDelivered();
    assertThat(shop.messages()).hasSize(1);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 11, reply lost: a message that was heard comes again under the same id")
  void aMessageWhoseReplyWasNotWrittenComesAgainUnderItsId() {
    crashes.stop(BEFORE_COMMIT, "DeliveryRows.end", this::isForThisShop, () -> authorize(sale()));
    assertThat(shop.messages()).hasSize(1);
    revive();
    awaitDelivered();
    assertThat(shop.messages()).hasSize(2);
    assertThat(shop.messages().stream().map(Shop.Message::id).distinct()).hasSize(1);
    assertThat(shop.messages().stream().map(Shop.Message::body).distinct()).hasSize(1);
    assertAllIsWell();
  }

  /** In a transaction: whether it is one of the delivery to this shop. */
  private boolean isForThisShop() {
    return jdbc.sql(
            """
            select exists (select from webhook_delivery
                            where endpoint_id = ? and xmin = pg_current_xact_id()::xid)
            """)
        .param(endpoint.uuid())
        .query(Boolean.class)
        .single();
  }

  /** Another instance does what the dead one had begun. */
  private void revive() {
    jdbc.sql(
            """
            update webhook_task
               set execution_time = now(), picked = false, picked_by = null,
                   last_heartbeat = null, version = version + 1
             where task_instance like ?
            """)
        .param(endpoint + "/%")
        .update();
  }

  private void awaitDelivered() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            jdbc.sql("select state from webhook_delivery where endpoint_id = ?")
                .param(endpoint.uuid())
                .query(String.class)
                .single()
                .equals("DELIVERED"));
  }
}
