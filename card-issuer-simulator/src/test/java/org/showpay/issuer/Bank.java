package org.showpay.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.showpay.contracts.booking.IssuerFilesApi;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultsApi;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.contracts.issuing.CardAccountsApi.AccountView;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.CardAccountsApi.OpenAccount;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** The card companies as the clerk and the payment-gateway-adapter see them, over real HTTP. */
public final class Bank {

  /** One card company. */
  public static final CompanyId HANBIT = new CompanyId("hanbit");

  /** The other one. */
  public static final CompanyId NURI = new CompanyId("nuri");

  private static final Purchase CORNER_SHOP =
      new Purchase(MerchantId.next(), "Corner Shop", TerminalId.next());

  private final Environment environment;
  private final JdbcClient jdbc;

  Bank(Environment environment, JdbcClient jdbc) {
    this.environment = environment;
    this.jdbc = jdbc;
  }

  /** Won. */
  public static Money won(long amount) {
    return Money.of(amount, "KRW");
  }

  /** A purchase at the corner shop with a new payment id, charged at once. */
  public static IssuerMessage purchase(IssuedCard card, Money amount) {
    return message(card, amount, CaptureMode.AUTOMATIC);
  }

  /** The same, to be held until it is captured. */
  public static IssuerMessage hold(IssuedCard card, Money amount) {
    return message(card, amount, CaptureMode.MANUAL);
  }

  /** What may follow, with a new operation id; a capture is not the last one. */
  public static FollowUpMessage followUp(FollowUpKind kind, PaymentId payment, Money amount) {
    return new FollowUpMessage(
        OperationId.next(), kind, payment, amount, kind != FollowUpKind.CAPTURE);
  }

  private static IssuerMessage message(IssuedCard card, Money amount, CaptureMode capture) {
    return new IssuerMessage(
        PaymentId.next(), card.pan(), card.expiry(), amount, capture, CORNER_SHOP);
  }

  /** The problem with which a call is refused; fails when it is not refused. */
  public static Problem problemOf(ThrowingCallable call) {
    return Problem.of(catchThrowableOfType(RestClientResponseException.class, call));
  }

  /** The clerk's API. */
  public CardAccountsApi clerk() {
    return TestClient.of(CardAccountsApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  /** The host's API. */
  public IssuerApi host() {
    return TestClient.of(IssuerApi.class, environment, adapterToken());
  }

  /** Where faults are asked for. */
  public FaultsApi faults() {
    return TestClient.of(FaultsApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  /** The companies' files. */
  public IssuerFilesApi files() {
    return TestClient.of(IssuerFilesApi.class, environment, adapterToken());
  }

  /** Approved and charged at once. */
  public PaymentId bought(IssuedCard card, long amount) {
    return approved(purchase(card, won(amount)));
  }

  /** Approved and held. */
  public PaymentId held(IssuedCard card, long amount) {
    return approved(hold(card, won(amount)));
  }

  /** Has something done that the company does not refuse. */
  public void done(FollowUpKind kind, PaymentId payment, long amount) {
    assertThat(host().followUp(HANBIT, followUp(kind, payment, won(amount))))
        .isInstanceOf(FollowUpAnswer.Done.class);
  }

  /** How the account stands, for its clerk. */
  public AccountView stand(IssuedCard card) {
    return clerk().account(HANBIT, card.account());
  }

  /** Fails unless each account uses just what its payments hold and charge. */
  public void assertInBalance() {
    assertThat(jdbc.sql("select id::text from account_out_of_balance").query(String.class).list())
        .as("accounts whose used amount is not the sum of their positions")
        .isEmpty();
  }

  private PaymentId approved(IssuerMessage message) {
    assertThat(host().authorize(HANBIT, message)).isInstanceOf(IssuerAnswer.Approved.class);
    return message.paymentId();
  }

  /** A browser of anybody, without any credential. */
  public RestClient browser() {
    return RestClient.create(
        "http://localhost:" + environment.getRequiredProperty("local.server.port"));
  }

  /** Plain HTTP with any credential. */
  public RestClient http(String credential) {
    return TestClient.raw(environment, credential);
  }

  /** What the payment-gateway-adapter brings along. */
  public static String adapterToken() {
    return TestKeys.serviceToken(GATEWAY_ADAPTER, CARD_ISSUER);
  }

  /** A card of Hanbit with this limit in won. */
  public IssuedCard card(long limit) {
    return clerk().open(HANBIT, new OpenAccount("Kim Min-ji", won(limit)));
  }

  /** What the account has used, as it is stored. */
  public long used(AccountId account) {
    return jdbc.sql("select used from card_account where id = ?")
        .param(account.uuid())
        .query(Long.class)
        .single();
  }

  /** Raises or lowers a limit, as a clerk may do one day. */
  public void setLimit(AccountId account, long limit) {
    jdbc.sql("update card_account set credit_limit = ? where id = ?")
        .params(limit, account.uuid())
        .update();
  }

  /** The approved amounts on the account, as they stand in the log. */
  public List<Long> postings(AccountId account) {
    return jdbc.sql(
            "select amount from authorization_log where account_id = ? and outcome = 'APPROVED'")
        .param(account.uuid())
        .query((row, number) -> row.getLong("amount"))
        .list();
  }

  /** How many rows the log has for a payment. */
  public int rows(PaymentId paymentId) {
    return jdbc.sql("select count(*) from authorization_log where payment_id = ?")
        .param(paymentId.uuid())
        .query(Integer.class)
        .single();
  }
}
