package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.notice.News;
import org.showpay.auth.webhook.Notice;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.testing.Messages;
import org.showpay.testing.TestSmsServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.HttpServerErrorException;

/** What becomes of a payment is told to who paid, in the transaction that decides it. */
@AuthServerTest
class ToldSubscribersTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired TestSmsServer smsServer;
  @Autowired News news;
  @Autowired NumberSafe numbers;
  @Autowired PlatformTransactionManager transactions;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void somebodyWithAPhone() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @Test
  void ofAnApprovalWithAmountShopAndTheEndOfTheCardAndOfEachRefund() {
    PayCode code = consumer.code();
    PaymentId paid = cashier.charge(code, won(4_200)).paymentId();
    refund(paid, 200);
    refund(paid, 1_000);
    assertThat(told())
        .hasSize(3)
        .noneMatch(text -> text.contains(code.reveal()))
        .satisfiesExactly(
            approved ->
                assertThat(approved)
                    .matches(
                        "Showpay: KRW 4,200 paid at Corner Shop with your card ending "
                            + "\\d{4}, \\d\\d:\\d\\d\\."),
            first -> assertThat(first).contains("refund from Corner Shop", "KRW 200 of KRW 4,200"),
            second -> assertThat(second).contains("so far: KRW 1,200 of KRW 4,200"));
  }

  @Test
  void ofARefusalInWordsHoweverEarlyItComes() {
    adapter.becomes(FakeAdapter.Mood.DECLINES);
    PaymentView declined = cashier.charge(consumer.code(), won(4_200));
    cashier.charge(consumer.code(won(98), null), won(99));
    assertThat(told())
        .satisfiesExactly(
            byTheCompany ->
                assertThat(byTheCompany)
                    .contains("KRW 4,200 at Corner Shop was declined", reasonOf(declined)),
            beforeTheCodeWasSpent -> assertThat(beforeTheCodeWasSpent).contains("KRW 99"));
  }

  @Test
  void ofNoRefusalOfACodeThatIsDeadHoweverOftenATillTriesIt() {
    PayCode used = consumer.code();
    cashier.charge(used, won(4_200));
    PayCode dead = consumer.code();
    consumer.code();
    cashier.charge(dead, won(99));
    cashier.charge(used, won(99));
    town.cashier().charge(used, won(99));
    assertThat(told()).singleElement().asString().contains("KRW 4,200 paid");
  }

  @Test
  void ofACancellationOnceAndOfNoSecondApprovalWhereItIsRefused() {
    PaymentId cancelled = hold(4_200);
    cashier.payments().cancel(cancelled);
    adapter.followUps().becomes(FakeFollowUps.Mood.REFUSES);
    PaymentId stands = hold(5_300);
    cashier.payments().cancel(stands);
    assertThat(told())
        .satisfiesExactly(
            approved -> assertThat(approved).contains("KRW 4,200 paid"),
            voided ->
                assertThat(voided).contains("KRW 4,200", "was cancelled", "Nothing is charged"),
            other -> assertThat(other).contains("KRW 5,300 paid"));
  }

  @Test
  void inTheLettersOfTheShopAndWithoutANumberThatItPutsThere() {
    Cashier korean = at("달고나 커피");
    Cashier rogue = at("Pan 4539 1488 0343 6467");
    korean.charge(consumer.code(), won(4_200));
    rogue.charge(consumer.code(), won(4_200));
    assertThat(told().getFirst()).contains("paid at 달고나 커피 with");
    assertThat(told().getLast()).contains("paid at Pan *** with").doesNotContain("4539");
  }

  @Test
  void byTheSmsServer() {
    cashier.charge(consumer.code(), won(4_200));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(smsServer.handed(consumer.phone()))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).startsWith(told().getFirst())));
  }

  @Test
  void ofNothingThatWasNotWritten() {
    PaymentId id = PaymentId.next();
    AuthorizationRequest request =
        new AuthorizationRequest(
            id, new OrderId("order-" + id), consumer.code(won(98), null), won(4_200), null);
    town.jdbc()
        .sql(
            """
            create function refuse_sms() returns trigger language plpgsql as
            $$ begin raise exception 'refused by a test'; end $$;
            create trigger refuse_sms before insert on sms_outbox for each row
              execute function refuse_sms()
            """)
        .update();
    try {
      assertThatThrownBy(() -> cashier.payments().authorize(request))
          .isInstanceOf(HttpServerErrorException.class);
      assertThat(isWritten(request.paymentId())).isFalse();
    } finally {
      town.jdbc().sql("drop function refuse_sms() cascade").update();
    }
    cashier.payments().authorize(request);
    assertThat(isWritten(request.paymentId())).isTrue();
    assertThat(told()).hasSize(1);
  }

  /** An error here would undo the approval each time it is recorded. */
  @Test
  void ofNothingWhereTheNumberDoesNotOpenButThePaymentIsRecorded() {
    Consumer other = town.consumer();
    swapNumbers(consumer, other);
    PaymentView paid = cashier.charge(consumer.code(), won(4_200));
    assertThat(paid.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(isWritten(paid.paymentId())).isTrue();
    assertThat(told()).isEmpty();
    swapNumbers(consumer, other);
    cashier.charge(consumer.code(), won(5_300));
    assertThat(told()).singleElement().asString().contains("KRW 5,300");
  }

  private void swapNumbers(Consumer one, Consumer other) {
    town.jdbc()
        .sql(
            """
            update subscriber s set sealed_number = o.sealed_number from subscriber o
             where (s.id, o.id) in ((:one, :other), (:other, :one))
            """)
        .param("one", one.enrolment().subscriber().uuid())
        .param("other", other.enrolment().subscriber().uuid())
        .update();
  }

  /** The same look at the rows finds a twin that tells in a transaction of its own. */
  @Test
  void aTwinThatTellsApartIsFoundOut() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    TransactionTemplate apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    Notice undone =
        new Notice(cashier.merchant().merchant(), "payment.reversed", paid, 9, List.of());
    new TransactionTemplate(transactions)
        .executeWithoutResult(move -> {
          news.tell(undone);
          move.setRollbackOnly();
        });
    assertThat(told()).as("part of what was rolled back").hasSize(1);
    new TransactionTemplate(transactions)
        .executeWithoutResult(move -> {
          apart.executeWithoutResult(itsOwn -> news.tell(undone));
          move.setRollbackOnly();
        });
    assertThat(told()).as("told, and never undone").hasSize(2);
  }

  private PaymentId hold(long amount) {
    AuthorizationRequest request = cashier.request(consumer.code(), won(amount));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                request.paymentId(),
                request.orderId(),
                request.payCode(),
                request.amount(),
                request.password(),
                CaptureMode.MANUAL,
                null))
        .paymentId();
  }

  private void refund(PaymentId payment, long amount) {
    cashier.payments().refund(payment, new Refund(OperationId.next(), won(amount), null));
  }

  private Cashier at(String shop) {
    return town.cashierOf(town.merchant(shop));
  }

  private static String reasonOf(PaymentView declined) {
    return Objects.requireNonNull(declined.decline()).reason().consumerMessage();
  }

  private boolean isWritten(PaymentId payment) {
    return town.jdbc()
        .sql("select 1 from payment where id = ?")
        .param(payment.uuid())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private List<String> told() {
    return Messages.textsTo(consumer.phone(), town.jdbc(), numbers);
  }
}
