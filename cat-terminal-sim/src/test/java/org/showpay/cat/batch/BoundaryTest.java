package org.showpay.cat.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.cat.AtThePages;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillOfficeApi;
import org.showpay.contracts.till.TillOfficeApi.GiveBack;
import org.showpay.contracts.till.TillsApi.SellRequest;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches are closed all the time while others sell and give back: nothing is lost between two. */
class BoundaryTest extends AtThePages {

  private static final int SALES = 40;

  /** Batches whose closed figures are not the sum of what belongs to them. */
  private static final String WRONG =
      """
      select b.number from closed_batch b where b.till_id = :till and
        (select coalesce(sum(f.sold - f.refunded), 0) from closed_batch_figures f
         where f.till_id = b.till_id and f.number = b.number)
        <> (select coalesce(sum(s.amount), 0) from sale s
            where s.till_id = b.till_id and s.batch = b.number)
         - (select coalesce(sum(r.amount), 0) from refund r
            where r.till_id = b.till_id and r.batch = b.number)
      """;

  @Autowired TransactionTemplate transactions;

  private TillOfficeApi office;

  @BeforeEach
  void anOffice() {
    office = TestClient.of(TillOfficeApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  @Test
  void whatIsChargedOrGivenBackMeanwhileIsInOneBatchAndItsFigures() throws Exception {
    whileBatchesAreClosed(this::sellAndGiveBack);
    assertThat(salesInState("APPROVED")).isEqualTo(SALES);
    assertThat(acting.refunds()).isEqualTo(SALES);
    assertThat(wrongBatches()).isEmpty();
  }

  /** The broken twin: a sale looks at the batch without holding it, and it is closed meanwhile. */
  @Test
  void wouldNoticeASaleThatDoesNotHoldItsBatch() {
    chargeWithoutHoldingTheBatch();
    assertThat(salesInState("APPROVED")).isOne();
    assertThat(wrongBatches()).hasSize(1);
  }

  private void whileBatchesAreClosed(Callable<Boolean> deed) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (var closer = Executors.newVirtualThreadPerTaskExecutor()) {
      var closed = closer.submit(() -> closeUntil(over));
      try {
        AtOnce.call(Collections.nCopies(SALES, deed));
      } finally {
        over.set(true);
      }
      assertThat(closed.get()).isPositive();
    }
  }

  private int closeUntil(AtomicBoolean over) {
    int batch = 0;
    while (!over.get()) {
      batch++;
      office.close(till, batch);
    }
    return batch;
  }

  private boolean sellAndGiveBack() {
    OrderId order = new OrderId("B-" + OperationId.next());
    tills.sell(till, new SellRequest(order, PRICE, null, freshCode().reveal(), PASSWORD));
    office.refund(till, new GiveBack(OperationId.next(), order.text(), PRICE));
    return true;
  }

  private void chargeWithoutHoldingTheBatch() {
    transactions.executeWithoutResult(transaction -> {
      int batch =
          database
              .sql("select batch from till where id = ?")
              .param(till.uuid())
              .query(Integer.class)
              .single();
      office.close(till, batch);
      database
          .sql(
              """
              insert into sale (payment_id, standing_payment, till_id, order_id, amount, currency,
                                state, approval, batch, opened_at, updated_at)
              values (:payment, :payment, :till, :order, :amount, 'KRW',
                      'APPROVED', 'A1B2C3', :batch, now(), now())
              """)
          .param("payment", PaymentId.next().uuid())
          .param("till", till.uuid())
          .param("order", "B-" + OperationId.next())
          .param("amount", PRICE.amount())
          .param("batch", batch)
          .update();
    });
  }

  private List<Integer> wrongBatches() {
    return database
        .sql(WRONG)
        .param("till", till.uuid())
        .query((row, number) -> row.getInt(1))
        .list();
  }
}
