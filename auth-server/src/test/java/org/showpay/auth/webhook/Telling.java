package org.showpay.auth.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.auth.AuthServerTest;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.webhook.Delivery;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.contracts.webhook.WebhooksApi.EndpointSecret;
import org.showpay.contracts.webhook.WebhooksApi.NewEndpoint;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What tests of webhooks have in common: a merchant, its servers, and something to tell. */
@AuthServerTest
abstract class Telling {

  static final Duration SOON = Duration.ofSeconds(20);

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired Notices notices;
  @Autowired TransactionOperations transactions;

  private final List<Shop> shops = new ArrayList<>();
  MerchantId merchant = MerchantId.next();

  @BeforeEach
  void aMerchant() {
    merchant = newMerchant();
  }

  @AfterEach
  void closeShops() {
    shops.forEach(Shop::close);
  }

  void tell(MerchantId whom, PaymentId payment, int version) {
    transactions.executeWithoutResult(tx -> notices.tell(notice(whom, payment, version)));
  }

  static Notice notice(MerchantId whom, PaymentId payment, int version) {
    return new Notice(whom, "payment.approved", payment, version, Map.of("amount", 12000));
  }

  long messagesOf(PaymentId payment) {
    return jdbc.sql("select count(*) from webhook_message where payment_id = :id")
        .param("id", payment.uuid())
        .query(Long.class)
        .single();
  }

  static Shop.@Nullable Message first(Shop shop) {
    return shop.messages().isEmpty() ? null : shop.messages().getFirst();
  }

  Shop shop() throws Exception {
    Shop shop = new Shop();
    shops.add(shop);
    return shop;
  }

  EndpointSecret add(Shop shop) {
    return api().add(merchant, new NewEndpoint(shop.url()));
  }

  List<Delivery> deliveries(EndpointSecret endpoint) {
    return api().deliveries(merchant, endpoint.endpoint().endpoint());
  }

  MerchantId newMerchant() {
    return TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal())
        .open(new MerchantsApi.OpenMerchant("Shop"))
        .merchant();
  }

  WebhooksApi api() {
    return TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal());
  }
}
