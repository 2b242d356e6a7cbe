package org.showpay.issuer.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.time.YearMonth;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.CardAccountsApi.OpenAccount;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bill as a page. */
@IssuerTest
class BillPageTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void startOfTime() {
    clock.reset();
  }

  @Test
  void doesNotKnowTheAccount() {
    Problem problem = problemOf(() -> bank.clerk().billPage(HANBIT, AccountId.next(), NOVEMBER));
    assertThat(problem.code()).isEqualTo("ACCOUNT_UNKNOWN");
  }

  @Test
  void escapesWhateverAPersonWrote() {
    String script = "<script>alert('\"&\"')</script>";
    IssuedCard card = bank.clerk().open(HANBIT, new OpenAccount(script, won(1000)));
    Purchase purchase =
        new Purchase(MerchantId.next(), "<img src=x onerror='1'>", TerminalId.next());
    bank.host()
        .authorize(
            HANBIT,
            new IssuerMessage(
                PaymentId.next(),
                card.pan(),
                card.expiry(),
                won(10),
                CaptureMode.AUTOMATIC,
                purchase));
    String page = bank.clerk().billPage(HANBIT, card.account(), NOVEMBER);
    assertThat(page).contains("&lt;script&gt;", "&lt;img src=x onerror=&#39;1&#39;&gt;");
    assertThat(page).doesNotContain("<script", "<img");
  }

  @Test
  void showsCompanyHolderLinesAndTotalAndCanBePrinted() {
    IssuedCard card = bank.card(100_000);
    IssuerMessage coffee = purchase(card, won(12_000));
    IssuerAnswer.Approved yes = (IssuerAnswer.Approved) bank.host().authorize(HANBIT, coffee);
    bank.done(FollowUpKind.REFUND, coffee.paymentId(), 2_000);

    String page = bank.clerk().billPage(HANBIT, card.account(), NOVEMBER);

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>Hanbit Card</h1>", "Kim Min-ji", "November 2026", "Asia/Seoul")
        .contains("2026-11-15 12:00", "Corner Shop", yes.approval().text())
        .contains("KRW 12,000", "KRW -2,000", "KRW 10,000")
        .contains("@media print", "default-src 'none'");
  }

  @Test
  void opensToWhoeverHasItsAddressForThirtyDays() {
    IssuedCard card = bank.card(100_000);
    bank.host().authorize(HANBIT, purchase(card, won(12_000)));
    String path = bank.clerk().linkToBills(HANBIT, card.account()).path();

    assertThat(read(path).getBody())
        .contains("KRW 12,000", "November 2026")
        .contains("<a href=\"" + path + "/2026-10\">October 2026</a>")
        .doesNotContain("2026-12");
    assertThat(read(path + "/2026-10").getBody())
        .doesNotContain("KRW 12,000")
        .contains("<a href=\"" + path + "/2026-11\">November 2026</a>");
    assertThat(read(path).getHeaders().getCacheControl()).isEqualTo("no-store");
    clock.set("2026-12-15T03:00:00Z");
    assertSaysNothing(path);
  }

  @Test
  void anAddressThatWasNeverGivenSaysNoMoreThanOneThatIsOver() {
    String other = bank.clerk().linkToBills(HANBIT, bank.card(100_000).account()).path();
    assertSaysNothing(other.substring(0, other.length() - 1) + "!");
    assertSaysNothing("/bills/" + bank.card(1).account());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1066-10", "1999-12", "2026-12", "2026-13", "november", "12026-01"})
  void aMonthWithoutABillSaysNoMore(String month) {
    String path = bank.clerk().linkToBills(HANBIT, bank.card(100_000).account()).path();
    assertSaysNothing(path + "/" + month);
    assertThat(read(path + "/2000-01").getBody())
        .contains(path + "/2000-02")
        .doesNotContain("1999-12");
  }

  @Test
  void forgetsAddressesThatAreOver() {
    bank.clerk().linkToBills(HANBIT, bank.card(100_000).account());
    clock.set("2026-12-20T03:00:00Z");
    bank.clerk().linkToBills(HANBIT, bank.card(100_000).account());
    assertThat(jdbc.sql("select count(*) from bill_link").query(Long.class).single()).isEqualTo(1);
  }

  private void assertSaysNothing(String path) {
    ResponseEntity<String> answer = read(path);
    assertThat(answer.getStatusCode().value()).isEqualTo(404);
    assertThat(answer.getBody()).contains("This address opens nothing").doesNotContain("Bill for");
  }

  private ResponseEntity<String> read(String path) {
    return bank.browser()
        .get()
        .uri(path)
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .toEntity(String.class);
  }

  @Test
  void isServedAsHtml() {
    MediaType type =
        bank.http(TestKeys.OPERATOR.reveal())
            .get()
            .uri("/v1/companies/hanbit/accounts/{a}/bills/2026-11.html", bank.card(1).account())
            .exchange((request, response) -> response.getHeaders().getContentType());
    assertThat(Objects.requireNonNull(type).isCompatibleWith(MediaType.TEXT_HTML)).isTrue();
  }
}
