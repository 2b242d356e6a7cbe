package org.showpay.gateway;

import java.security.SecureRandom;
import java.time.YearMonth;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.journal.CompanyFilesApi;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.vault.CardVaultApi;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;

/** Who calls the adapter, and what they bring. */
final class Callers {

  static final YearMonth EXPIRY = YearMonth.of(2031, 8);
  static final Money PRICE = Money.of(12_000, "KRW");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Environment environment;

  Callers(Environment environment) {
    this.environment = environment;
  }

  CardVaultApi handsetOf(SubscriberId subscriber) {
    return TestClient.of(CardVaultApi.class, environment, handsetToken(subscriber));
  }

  CardVaultApi authServerAtTheVault() {
    return TestClient.of(CardVaultApi.class, environment, serviceToken(ServiceName.AUTH_SERVER));
  }

  CardCompaniesApi authServer() {
    return TestClient.of(
        CardCompaniesApi.class, environment, serviceToken(ServiceName.AUTH_SERVER));
  }

  JournalApi journal(String credential) {
    return TestClient.of(JournalApi.class, environment, credential);
  }

  CompanyFilesApi files() {
    return TestClient.of(CompanyFilesApi.class, environment, serviceToken(ServiceName.AUTH_SERVER));
  }

  static String handsetToken(SubscriberId subscriber) {
    return TestKeys.handsetToken(
        SessionId.next(), HandsetId.next(), subscriber, ServiceName.GATEWAY_ADAPTER);
  }

  static String serviceToken(ServiceName caller) {
    return TestKeys.serviceToken(caller, ServiceName.GATEWAY_ADAPTER);
  }

  /** A number of this range that nobody has seen before. */
  static Pan newPan(String prefix) {
    return Pan.withCheckDigit(prefix + RANDOM.nextLong(100_000_000L, 1_000_000_000L));
  }

  /** Keeps a new card of this range for a new subscriber. */
  CardToken keep(Pan pan) {
    return handsetOf(SubscriberId.next()).store(new StoreCardRequest(pan, EXPIRY)).card();
  }

  CardToken newCard(String prefix) {
    return keep(newPan(prefix));
  }

  static CardAuthorization purchaseWith(CardToken card) {
    return new CardAuthorization(
        PaymentId.next(),
        card,
        PRICE,
        CaptureMode.AUTOMATIC,
        new Purchase(MerchantId.next(), "Corner Shop", TerminalId.next()));
  }

  static CardAuthorization heldWith(CardToken card) {
    CardAuthorization asked = purchaseWith(card);
    return new CardAuthorization(
        asked.paymentId(), card, asked.amount(), CaptureMode.MANUAL, asked.purchase());
  }

  static FollowUp after(CardAuthorization payment, FollowUpKind kind) {
    return new FollowUp(
        OperationId.next(), kind, payment.paymentId(), payment.card(), payment.amount(), true);
  }

  static Inquiry about(CardAuthorization payment) {
    return new Inquiry(payment.paymentId(), payment.card(), payment.amount());
  }
}
