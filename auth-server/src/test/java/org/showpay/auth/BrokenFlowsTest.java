package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEGIN;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.showpay.auth.FakeFollowUps.Memory;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One flow done wrong for each kind of failure: what judges the cells must see each of them. */
class BrokenFlowsTest extends Cells {

  @Autowired PlatformTransactionManager transactions;
  @Autowired CardCompaniesApi companies;
  @Autowired Trade trade;

  @Test
  @DisplayName("crash before commit: a twin that tells an approval before it commits it")
  void seesAnApprovalThatIsToldBeforeItIsCommitted() {
    AuthorizationRequest request = sale();
    crashes.stop(BEGIN, "PaymentBook.record", () -> authorize(request));
    crashes.stop(
        BEFORE_COMMIT,
        "Twin.record",
        () ->
            inTransaction(
                "Twin.record",
                () -> {
                  toldApproved.add(request.paymentId());
                  book(request);
                }));
    adapter.followUps().remembers(Memory.SILENT);
    pass(request, 16);
    stateOf(request);
    pass(request, 41);
    hurryTo(request, PaymentState.REVERSED);
    assertThat(violations())
        .containsExactly(
            request.paymentId() + " was told to be approved and is " + PaymentState.REVERSED);
  }

  @Test
  @DisplayName("crash after commit: a twin that spends the code in a transaction of its own")
  void seesACodeThatIsSpentInATransactionOfItsOwn() {
    AuthorizationRequest refused = sale();
    consumer.code();
    assertThat(authorize(refused).state()).isEqualTo(PaymentState.DECLINED);
    crashes.stop(
        AFTER_COMMIT,
        "Twin.spend",
        () -> {
          inTransaction("Twin.spend", () -> spendCode(refused.paymentId()));
          return authorize(sale());
        });
    assertThat(violations()).containsExactly("a code is spent without a payment");
    unspendCode();
  }

  @Test
  @DisplayName("reply lost: a twin that charges again under a new id when it hears nothing")
  void seesARetryUnderANewId() {
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    assertThat(authorize(request).state()).isEqualTo(PaymentState.UNKNOWN);
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    PaymentId anew = PaymentId.next();
    companies.authorize(charge(anew, request));
    hurryTo(request, PaymentState.APPROVED);
    assertThat(violations()).containsExactly(anew + " is charged and is none of our payments");
  }

  @Test
  @DisplayName("duplicate: a twin that sends an authorization again")
  void seesAnAuthorizationThatIsSentTwice() {
    AuthorizationRequest request = sale();
    authorize(request);
    companies.authorize(charge(request.paymentId(), request));
    assertThat(violations()).contains(request.paymentId() + " was charged 2 times");
  }

  @Test
  @DisplayName("late: a twin that books an approval without a look at where the payment stands")
  void seesALateAnswerThatIsBookedWhateverHappened() {
    AuthorizationRequest request = sale();
    crashes.stop(BEGIN, "PaymentBook.record", () -> authorize(request));
    adapter.followUps().remembers(Memory.SILENT);
    pass(request, 16);
    stateOf(request);
    pass(request, 41);
    hurryTo(request, PaymentState.REVERSED);
    assertThat(violations()).isEmpty();
    book(request);
    assertThat(violations())
        .containsExactly(request.paymentId() + ": the card company charged 0, our books differ");
  }

  @Test
  @DisplayName("fall-back: a twin that asks the backup after a silence")
  void seesABackupThatIsAskedAfterASilence() {
    Consumer backup = town.withAnotherCard(consumer, new CompanyId("nuri"), "5678");
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.HANGS_UP, consumer.card());
    crashes.stop(BEGIN, "PaymentBook.record", () -> authorize(request));
    PaymentId second = PaymentId.next();
    turnTo(backup, second, request.paymentId());
    companies.authorize(charge(second, backup, request));
    pass(request, 16);
    hurryTo(request, PaymentState.APPROVED);
    assertThat(violations())
        .containsExactly(
            request.paymentId()
                + " was charged to the card that was declined, and its backup asked");
  }

  @Test
  @DisplayName("fall-back: a twin that asks the backup under the id of the first attempt")
  void seesABackupThatIsAskedUnderTheSameId() {
    Consumer backup = town.withAnotherCard(consumer, new CompanyId("nuri"), "5678");
    town.walletOf(consumer).chooseBackup(consumer.card(), new Backup(backup.card()));
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.DECLINES, consumer.card());
    crashes.stop(BEGIN, "PaymentBook.fallBack", () -> authorize(request));
    companies.authorize(charge(request.paymentId(), backup, request));
    pass(request, 16);
    hurryTo(request, PaymentState.DECLINED);
    assertThat(violations())
        .containsExactly(request.paymentId() + ": the card company charged 4200, our books differ");
  }

  @Test
  @DisplayName("fall-back: a twin that asks the backup before its id is written down")
  void seesABackupThatIsAskedBeforeItIsWrittenDown() {
    Consumer backup = town.withAnotherCard(consumer, new CompanyId("nuri"), "5678");
    town.walletOf(consumer).chooseBackup(consumer.card(), new Backup(backup.card()));
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.DECLINES, consumer.card());
    crashes.stop(BEGIN, "PaymentBook.fallBack", () -> authorize(request));
    PaymentId second = PaymentId.next();
    companies.authorize(charge(second, backup, request));
    pass(request, 16);
    hurryTo(request, PaymentState.DECLINED);
    assertThat(violations()).containsExactly(second + " is charged and is none of our payments");
  }

  @Test
  @DisplayName("fall-back: the database refuses twins that turn to a backup twice, late or halfway")
  void theDatabaseHoldsThatABackupIsAskedOnce() {
    Consumer backup = town.withAnotherCard(consumer, new CompanyId("nuri"), "5678");
    AuthorizationRequest request = sale();
    adapter.becomes(FakeAdapter.Mood.DECLINES, consumer.card());
    crashes.stop(BEGIN, "PaymentBook.fallBack", () -> authorize(request));
    PaymentId payment = request.paymentId();
    assertRefused("changes once", () -> changeCard(backup, payment));
    assertRefused("changes once", () -> turnTo(consumer, PaymentId.next(), payment));
    assertRefused("one_space_of_ids", () -> turnUnnamed(backup, PaymentId.next(), payment));
    turnTo(backup, PaymentId.next(), payment);
    assertRefused("changes once", () -> turnTo(consumer, PaymentId.next(), payment));
    sweepToReversed(request);
    AuthorizationRequest decided = again(request);
    authorize(decided);
    assertRefused("changes once", () -> turnTo(backup, PaymentId.next(), decided.paymentId()));
  }

  private static void assertRefused(String why, Runnable twin) {
    assertThatThrownBy(twin::run).hasMessageContaining(why);
  }

  private void changeCard(Consumer backup, PaymentId payment) {
    jdbc.sql("update payment set card_token = ? where id = ?")
        .params(backup.card().uuid(), payment.uuid())
        .update();
  }

  private void turnTo(Consumer backup, PaymentId second, PaymentId payment) {
    jdbc.sql("insert into operation_id values (?)").param(second.uuid()).update();
    turnUnnamed(backup, second, payment);
  }

  private void turnUnnamed(Consumer backup, PaymentId second, PaymentId payment) {
    jdbc.sql("update payment set authorization_id = ?, card_token = ?, company = ? where id = ?")
        .params(second.uuid(), backup.card().uuid(), "nuri", payment.uuid())
        .update();
  }

  private void book(AuthorizationRequest request) {
    Deal deal =
        new Deal(request.paymentId(), cashier.merchant().merchant(), new CompanyId("hanbit"));
    trade.book(books -> {
      books.hold(deal, request.amount());
      books.capture(deal, new OperationId(deal.payment().uuid()), request.amount());
    });
  }

  /** The database wants a payment to be named; a refused one is, which has no code. */
  private void spendCode(PaymentId on) {
    jdbc.sql(
            """
            update pay_code set state = 'USED', payment_id = ?
             where subscriber_id = ? and state = 'LIVE'
            """)
        .params(on.uuid(), consumer.enrolment().subscriber().uuid())
        .update();
  }

  /** Other tests look for such codes everywhere. */
  private void unspendCode() {
    jdbc.sql(
            """
            update pay_code set state = 'VOID', payment_id = null
             where subscriber_id = ? and state = 'USED'
            """)
        .param(consumer.enrolment().subscriber().uuid())
        .update();
  }

  private Object inTransaction(String name, Runnable work) {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    transaction.setName(name);
    transaction.executeWithoutResult(status -> work.run());
    return name;
  }

  private CardAuthorization charge(PaymentId id, AuthorizationRequest request) {
    return charge(id, consumer, request);
  }

  private CardAuthorization charge(PaymentId id, Consumer payer, AuthorizationRequest request) {
    return new CardAuthorization(
        id,
        payer.card(),
        request.amount(),
        CaptureMode.AUTOMATIC,
        new Purchase(cashier.merchant().merchant(), "Corner Shop", TerminalId.next()));
  }
}
