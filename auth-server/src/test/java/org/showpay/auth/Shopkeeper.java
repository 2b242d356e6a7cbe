package org.showpay.auth;

import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.checkout.CheckoutsApi;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/** Somebody with an internet shop. */
record Shopkeeper(Environment environment, MerchantsApi.Merchant merchant, String apiKey) {

  static final URI BACK = URI.create("https://shop.example/orders/back?from=pay");
  static final URI AWAY = URI.create("https://shop.example/orders/away");

  CheckoutsApi checkouts() {
    return TestClient.of(CheckoutsApi.class, environment, apiKey);
  }

  PaymentsApi payments() {
    return TestClient.of(PaymentsApi.class, environment, apiKey);
  }

  /** The same without the contract, for what a contract cannot say. */
  RestClient http() {
    return TestClient.raw(environment, apiKey);
  }

  /** Agrees with the operator on what may come in clear. */
  void hasPasswordsSealed(boolean sealed) {
    TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
        .agree(
            merchant.merchant(),
            new Terms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null, sealed, null));
  }

  /** Two of a thing, and something else. */
  OpenCheckout purchase(long won) {
    CheckoutId session = CheckoutId.next();
    return new OpenCheckout(
        session,
        new OrderId("web-" + session),
        Money.of(won, "KRW"),
        List.of(
            new CheckoutLine("Tea", 2, Money.of(1_000, "KRW")),
            new CheckoutLine("Cup", 1, Money.of(won - 2_000, "KRW"))),
        BACK,
        AWAY,
        null);
  }

  CheckoutView opens(long won) {
    return checkouts().open(purchase(won));
  }

  CheckoutView sees(CheckoutView session) {
    return checkouts().find(session.session());
  }
}
