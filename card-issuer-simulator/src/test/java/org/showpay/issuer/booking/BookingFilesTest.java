package org.showpay.issuer.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.operation.FollowUpKind.CANCELLATION;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;
import static org.showpay.contracts.operation.FollowUpKind.REFUND;
import static org.showpay.contracts.operation.FollowUpKind.REVERSAL;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.booking.BookingFile;
import org.showpay.contracts.booking.BookingLine;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.issuer.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A card company's file of a day; each test has a day of its own. */
@IssuerTest
class BookingFilesTest {

  @Autowired Bank bank;
  @Autowired SettableClock clock;
  @Autowired BookingHours hours;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  private IssuedCard card;

  @BeforeEach
  void newCard() {
    clock.reset();
    card = bank.card(1_000_000);
  }

  @Test
  void doesNotKnowTheCompany() {
    LocalDate day = LocalDate.of(2026, 11, 14);
    assertThat(problemOf(() -> bank.files().file(new CompanyId("nowhere"), day)).code())
        .isEqualTo("COMPANY_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-16, 422", "1999-12-31, 422", "9999-01-01, 422", "2026-02-30, 400"})
  void hasNoFileOfADayThatHasNotBegunOrThatNoCalendarHas(String day, int status) {
    Integer answered =
        bank.http(Bank.adapterToken())
            .get()
            .uri("/v1/companies/hanbit/files/" + day)
            .exchange((request, response) -> response.getStatusCode().value());
    assertThat(Objects.requireNonNull(answered)).isEqualTo(status);
  }

  @Test
  void hasAnEndMarkEvenForADayWithoutBookings() {
    assertThat(bank.files().file(NURI, LocalDate.of(2026, 11, 1)))
        .isEqualTo("kind,operation_id,payment_id,amount,currency,approval,booked_at\nEND,0,0,0\n");
  }

  @Test
  void listsEachMovementOfMoneyInTheOrderInWhichItWasBooked() {
    clock.set("2027-03-01T01:00:00Z");
    IssuerMessage atOnce = purchase(card, won(500));
    IssuerAnswer.Approved yes = (IssuerAnswer.Approved) bank.host().authorize(HANBIT, atOnce);
    PaymentId held = bank.held(card, 900);
    at("2027-03-01T02:00:00Z", CAPTURE, held, 300);
    at("2027-03-01T03:00:00Z", REFUND, atOnce.paymentId(), 200);
    at("2027-03-01T04:00:00Z", REVERSAL, held, 900);

    String text = bank.files().file(HANBIT, LocalDate.of(2027, 3, 1));

    List<BookingLine> lines = BookingFile.read(text).lines();
    assertThat(lines)
        .extracting(BookingLine::kind)
        .containsExactly(CAPTURE, CAPTURE, REFUND, REVERSAL);
    assertThat(lines)
        .extracting(BookingLine::amount)
        .containsExactly(won(500), won(300), won(200), won(300));
    assertThat(lines.getFirst())
        .isEqualTo(
            new BookingLine(
                CAPTURE,
                new OperationId(atOnce.paymentId().uuid()),
                atOnce.paymentId(),
                won(500),
                yes.approval(),
                Instant.parse("2027-03-01T01:00:00Z")));
    assertThat(text).endsWith("\nEND,4,800,500\n");
  }

  @Test
  void hasNoLineForWhatMovedNoMoney() {
    clock.set("2027-03-02T01:00:00Z");
    bank.done(CANCELLATION, bank.held(card, 900), 900);
    bank.done(REVERSAL, bank.held(card, 900), 900);
    bank.done(REVERSAL, PaymentId.next(), 900);
    bank.held(card, 900);
    bank.host().authorize(HANBIT, purchase(card, won(1_000_001)));
    assertThat(bank.files().file(HANBIT, LocalDate.of(2027, 3, 2))).endsWith("\nEND,0,0,0\n");
  }

  @Test
  void belongsToTheDayInTheCompanysTimeZoneAndNeverChangesAfterIt() {
    clock.set("2027-03-03T14:59:59.999999Z");
    PaymentId lastOfTheThird = bank.bought(card, 500);
    clock.set("2027-03-03T15:00:00Z");
    PaymentId firstOfTheFourth = bank.bought(card, 600);
    String third = bank.files().file(HANBIT, LocalDate.of(2027, 3, 3));
    assertThat(third).contains(lastOfTheThird.toString()).doesNotContain(firstOfTheFourth + ",");
    bank.done(REFUND, lastOfTheThird, 100);
    clock.set("2028-01-01T00:00:00Z");
    bank.done(REVERSAL, lastOfTheThird, 500);
    assertThat(bank.files().file(HANBIT, LocalDate.of(2027, 3, 3))).isEqualTo(third);
    assertThat(bank.files().file(NURI, LocalDate.of(2027, 3, 3))).endsWith("\nEND,0,0,0\n");
  }

  @Test
  void waitsForABookingThatIsStillOnItsWay() throws Exception {
    clock.set("2027-03-05T01:00:00Z");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> file =
          transactions.execute(booking -> {
            hours.enter(HANBIT);
            Future<String> asked =
                threads.submit(() -> bank.files().file(HANBIT, LocalDate.of(2027, 3, 5)));
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaits);
            assertThat(asked).isNotDone();
            return asked;
          });
      assertThat(file.get()).endsWith("END,0,0,0\n");
    }
  }

  @Test
  void isServedAsCsv() {
    MediaType type =
        bank.http(Bank.adapterToken())
            .get()
            .uri("/v1/companies/hanbit/files/2026-11-02")
            .exchange((request, response) -> response.getHeaders().getContentType());
    assertThat(Objects.requireNonNull(type).isCompatibleWith(MediaType.valueOf("text/csv")))
        .isTrue();
  }

  private boolean somebodyWaits() {
    return jdbc.sql("select count(*) from pg_locks where not granted and locktype = 'advisory'")
            .query(Integer.class)
            .single()
        > 0;
  }

  private void at(String time, FollowUpKind kind, PaymentId payment, long amount) {
    clock.set(time);
    bank.done(kind, payment, amount);
  }
}
