package org.showpay.cat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi;
import org.showpay.contracts.till.TillOfficeApi.Figures;
import org.showpay.contracts.till.TillOfficeApi.GiveBack;
import org.showpay.contracts.till.TillOfficeApi.RefundState;
import org.showpay.contracts.till.TillOfficeApi.SignIn;
import org.showpay.contracts.till.TillOfficeApi.Tally;
import org.showpay.contracts.till.TillOfficeApi.Totals;
import org.showpay.contracts.till.TillOfficeApi.Undo;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.dao.DataAccessException;

/** Refunds by receipt, voids, and the day's figures: by page and by REST. */
class GivingBackTest extends AtThePages {

  private TillOfficeApi office;

  @BeforeEach
  void anOffice() {
    office = TestClient.of(TillOfficeApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  @Test
  void givesBackInPartsByTheReceiptsNumberAndNeverMoreThanWasCharged() {
    signIn();
    String receipt = sellAndWait(20_000);
    String page = receiptPage(receipt.substring(7));
    assertThat(refundByPage(page, "5,000").status()).isEqualTo(302);
    assertThat(refundByPage(page, "15,001").textOf("trouble")).contains("more than was charged");
    assertThat(refundByPage(page, "15000").status()).isEqualTo(302);
    assertThat(cashier.get(page).body()).doesNotContain("Give money back").contains("given back");
    assertThat(acting.refunds()).isEqualTo(2);
  }

  @Test
  void aRefundThatIsSentManyTimesAtOnceIsOne() throws Exception {
    signIn();
    String page = receiptPage(sellAndWait(20_000));
    String operation = cashier.get(page).valueOf("operation");
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      hands.invokeAll(
          Collections.nCopies(
              6, () -> cashier.post(page + "/refunds", "operation", operation, "amount", "4000")));
    }
    assertThat(acting.refunds()).isOne();
    assertThat(givenBack()).isEqualTo(4_000);
    assertThat(
            cashier
                .post(page + "/refunds", "operation", operation, "amount", "4001")
                .textOf("trouble"))
        .contains("another amount");
  }

  @Test
  void anUnansweredRefundSetsItsAmountAsideUntilItIsAskedForAgain() {
    signIn();
    String page = receiptPage(sellAndWait(20_000));
    acting.beDeafToRefunds(true);
    refundByPage(page, "20000");
    Visitor.Answer open = cashier.get(page);
    assertThat(open.body()).contains("not answered yet").doesNotContain("Give money back");
    acting.beDeafToRefunds(false);
    String question = open.body().replaceAll("(?s).*action=\"([^\"]*/question)\".*", "$1");
    cashier.post(question);
    assertThat(cashier.get(page).body()).contains("given back").doesNotContain("not answered");
    assertThat(acting.refunds()).isOne();
  }

  @Test
  void whatTheAuthServerRefusesIsFreeAgain() {
    String receipt = sellByPage(20_000);
    acting.cookTheBooks(receipt, 1_000);
    var refused = office.refund(till, giveBack(receipt, 2_000));
    assertThat(refused.state()).isEqualTo(RefundState.REFUSED);
    assertThat(refused.problemCode()).isEqualTo("ABOVE_CAPTURED");
    assertThat(givenBack()).isZero();
  }

  @Test
  void anotherTillsReceiptIsUnknownHere() {
    String receipt = sellByPage(9_000);
    ApiKey otherKey = ApiKeyHash.draw(new SecureRandom());
    TillId other = installed(otherKey);
    assertThat(office.signIn(new SignIn(otherKey)).till()).isEqualTo(other);
    assertThat(problemOf(() -> office.refund(other, giveBack(receipt, 9_000))).code())
        .isEqualTo("SALE_UNKNOWN");
    Visitor stranger = new Visitor(environment);
    stranger.get("/sign-in");
    stranger.post("/sign-in", "key", otherKey.reveal());
    assertThat(stranger.get("/cashier/receipts?number=" + receipt).textOf("trouble"))
        .contains("This till made no such sale");
    String address = "/cashier/receipts/" + payment();
    assertThat(stranger.get(address).status()).isEqualTo(404);
    String operation = OperationId.next().toString();
    assertThat(
            stranger.post(address + "/refunds", "operation", operation, "amount", "9000").status())
        .isEqualTo(404);
    assertThat(acting.refunds()).isZero();
  }

  @Test
  void aVoidUndoesAWholeSaleAndOnlyBeforeTheBatchIsClosed() {
    String first = sellByPage(9_000);
    String second = sellAndWaitAgain(7_000);
    var undone = office.undo(till, new Undo(OperationId.next(), first));
    assertThat(undone.state()).isEqualTo(RefundState.DONE);
    assertThat(problemOf(() -> office.undo(till, new Undo(OperationId.next(), first))).code())
        .isEqualTo("VOID_TOO_LATE");
    assertThat(cashier.get(receiptPage(second)).body()).contains("Void the sale");
    office.close(till, 1);
    assertThat(problemOf(() -> office.undo(till, new Undo(OperationId.next(), second))).code())
        .isEqualTo("VOID_TOO_LATE");
    assertThat(cashier.get(receiptPage(second)).body())
        .contains("Give money back")
        .doesNotContain("Void the sale");
    assertThat(acting.refunds()).isOne();
  }

  @Test
  void aClosedBatchDoesNotChangeAndWhatFollowsBelongsToTheNext() {
    String first = sellByPage(9_000);
    String second = sellAndWaitAgain(7_000);
    office.refund(till, giveBack(first, 2_000));
    office.undo(till, new Undo(OperationId.next(), second));
    Totals closed = office.close(till, 1);
    assertThat(closed.figures()).containsExactly(figures(2, 16_000, 1, 7_000, 1, 2_000));
    sellAndWaitAgain(5_000);
    office.refund(till, giveBack(first, 1_000));
    assertThat(office.close(till, 1)).as("closed once").isEqualTo(closed);
    assertThat(office.totals(till, 1, null)).isEqualTo(closed);
    Totals open = office.totals(till, null, null);
    assertThat(open.batch()).isEqualTo(2);
    assertThat(open.figures()).containsExactly(figures(1, 5_000, 0, 0, 1, 1_000));
    assertThatThrownBy(() -> database.sql("update closed_batch_figures set sold = 1").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> database.sql("delete from closed_batch").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void saysWhatTheAuthServersBooksSayOtherwise() {
    String first = sellByPage(9_000);
    sellAndWaitAgain(7_000);
    assertThat(office.compare(till, 1).differences()).isEmpty();
    assertThat(office.compare(till, 1).compared()).isEqualTo(2);
    acting.cookTheBooks(first, 8_000);
    var difference = office.compare(till, 1).differences().getFirst();
    assertThat(difference.receipt()).isEqualTo(first);
    assertThat(difference.tillSays()).contains("KRW 9,000");
    assertThat(difference.authServerSays()).contains("KRW 8,000");
    assertThat(cashier.post("/cashier/day/closing", "batch", "1").body())
        .contains("KRW 8,000", "Batch 2, open");
    authServer.onFind(Reply.silence());
    assertThat(office.compare(till, 1).complete()).isFalse();
  }

  @Test
  void aSaleWithoutAnOutcomeThatTheAuthServerChargedIsADifference() {
    String receipt = sellByPage(9_000);
    database
        .sql(
            "update sale set state = 'OPEN', next_step = 'QUERY', approval = null, batch = null "
                + "where till_id = ?")
        .param(till.uuid())
        .update();
    var difference = office.compare(till, 1).differences().getFirst();
    assertThat(difference.receipt()).isEqualTo(receipt);
    assertThat(difference.tillSays()).isEqualTo("outcome unknown");
    assertThat(difference.authServerSays()).contains("charged KRW 9,000");
    assertThat(cashier.get("/cashier/day").body()).contains("1 sale without an outcome: ask first");
  }

  private String sellByPage(long won) {
    signIn();
    cashier.get("/cashier");
    return sellAndWait(won);
  }

  private String sellAndWaitAgain(long won) {
    cashier.get("/cashier");
    cashier.post("/cashier/next");
    return sellAndWait(won);
  }

  private String receiptPage(String number) {
    String found =
        cashier
            .get("/cashier/receipts?number=" + number)
            .header("Location")
            .replaceFirst("^http://[^/]+", "");
    cashier.get(found);
    return found;
  }

  private Visitor.Answer refundByPage(String page, String amount) {
    String operation = OperationId.next().toString();
    return cashier.post(page + "/refunds", "operation", operation, "amount", amount);
  }

  private static GiveBack giveBack(String receipt, long won) {
    return new GiveBack(OperationId.next(), receipt, Money.of(won, "KRW"));
  }

  private static Figures figures(
      long sales, long sold, long voids, long voided, long... refundsAndSum) {
    return new Figures(
        "KRW", tally(sales, sold), tally(voids, voided), tally(refundsAndSum[0], refundsAndSum[1]));
  }

  private static Tally tally(long count, long sum) {
    return new Tally(count, Money.of(sum, "KRW"));
  }

  private PaymentId payment() {
    return office.sales(till).getFirst().payment();
  }

  private long givenBack() {
    return database
        .sql("select given_back from sale where till_id = ?")
        .param(till.uuid())
        .query(Long.class)
        .single();
  }
}
