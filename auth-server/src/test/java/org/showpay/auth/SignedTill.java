package org.showpay.auth;

import static org.showpay.auth.Town.won;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.merchant.SigningKeysApi;
import org.showpay.contracts.merchant.SigningKeysApi.AddSigningKey;
import org.showpay.contracts.merchant.SigningKeysApi.SigningKeyView;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;

/** A till with a key that signs, and a payment to give back. */
record SignedTill(
    Town town,
    Environment environment,
    Clock clock,
    HttpClient line,
    SigningKey key,
    Cashier cashier,
    TerminalId terminal,
    PaymentId paid) {

  /** A new one, whose key is registered. */
  static SignedTill of(Town town, Environment environment, Clock clock) {
    Cashier cashier = town.cashier();
    TerminalId terminal =
        town.jdbc()
            .sql("select id from terminal where merchant_id = ?")
            .param(cashier.merchant().merchant().uuid())
            .query((row, n) -> new TerminalId(row.getObject("id", UUID.class)))
            .single();
    SignedTill till =
        new SignedTill(
            town,
            environment,
            clock,
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            SigningKey.draw(),
            cashier,
            terminal,
            cashier.charge(town.consumer().code(), won(400_000)).paymentId());
    till.register(till.key);
    return till;
  }

  RequestSigner signer() {
    return new RequestSigner(key, clock);
  }

  /** Ten won back, with an id of its own. */
  SignedWire refund() {
    String body =
        "{\"operationId\":\"%s\",\"amount\":{\"amount\":10,\"currency\":\"KRW\"}}"
            .formatted(OperationId.next());
    return wire("POST", "/v1/payments/" + paid + "/refunds?till=7", body)
        .with(SignedWire.KEY, "key-" + UUID.randomUUID());
  }

  SignedWire wire(String method, String target, String body) {
    return SignedWire.unsigned(line, method, address(target), cashier.apiKey(), body);
  }

  URI address(String target) {
    return URI.create(
        "http://localhost:" + environment.getRequiredProperty("local.server.port") + target);
  }

  SigningKeysApi operator() {
    return TestClient.of(SigningKeysApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  SigningKeyView register(SigningKey drawn) {
    return operator()
        .add(cashier.merchant().merchant(), terminal, new AddSigningKey(drawn.publicHalf()));
  }

  boolean require(@Nullable Boolean signed) {
    Terms terms = new Terms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null, null, signed);
    return Objects.requireNonNull(
        TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
            .agree(cashier.merchant().merchant(), terms)
            .signedRequests());
  }

  long refunds() {
    return town.jdbc()
        .sql("select count(*) from payment_operation where payment_id = ? and kind = 'REFUND'")
        .param(paid.uuid())
        .query(Long.class)
        .single();
  }
}
