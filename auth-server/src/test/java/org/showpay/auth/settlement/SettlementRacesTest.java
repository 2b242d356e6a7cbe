package org.showpay.auth.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Trade.won;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.operation.OperationId;
import org.springframework.beans.factory.annotation.Autowired;

/** Several instances that close, while payments go on: nothing is missed and nothing is twice. */
@AuthServerTest
class SettlementRacesTest {

  private static final int SELLERS = 6;
  private static final int SALES = 10;

  @Autowired Trade trade;
  @Autowired SettlementBook book;

  private MerchantId merchant;
  private CompanyId company;

  @BeforeEach
  void aMerchant() {
    merchant = trade.merchant();
    company = trade.company();
  }

  @Test
  void takesEachTransactionOnceWhilePaymentsGoOn() throws Exception {
    AtomicInteger selling = new AtomicInteger(SELLERS);
    List<Callable<?>> all = new ArrayList<>();
    for (int i = 0; i < SELLERS; i++) {
      all.add(() -> {
        try {
          return sellSlowly();
        } finally {
          selling.decrementAndGet();
        }
      });
    }
    for (int i = 0; i < 3; i++) {
      all.add(() -> {
        while (selling.get() > 0) {
          book.closeNow(merchant);
        }
        return true;
      });
    }
    assertThat(Trade.atOnce(all)).containsOnly(true);
    book.closeNow(merchant);
    assertEachTransactionIsInOneBatch();
  }

  private void assertEachTransactionIsInOneBatch() {
    assertThat(count("settlement_item i join settlement_batch b on b.id = i.batch_id"))
        .isEqualTo(
            count("ledger_transaction b")
                - count(
                    "(select * from ledger_transaction" + " where kind in ('HOLD', 'PAYOUT')) b"))
        .isEqualTo(2L * SELLERS * SALES);
    assertThat(count("settlement_due b")).isZero();
    assertThat(trade.balance("MERCHANT_PAYABLE", merchant.toString())).isZero();
    assertThat(trade.balance("MERCHANT_PAID_OUT", merchant.toString()))
        .isEqualTo(-(985L - 100) * SELLERS * SALES);
  }

  @Test
  void closesOnceHoweverManyCloseAtOnce() throws Exception {
    for (int i = 0; i < SALES; i++) {
      trade.sale(merchant, company, won(1_000));
    }
    assertThat(Trade.atOnce(Collections.nCopies(SELLERS, () -> book.closeNow(merchant))))
        .containsOnly(true);
    assertThat(count("settlement_batch b")).isEqualTo(1);
  }

  /** Commits in another order than it began, with ids that were drawn long before. */
  private boolean sellSlowly() {
    for (int i = 0; i < SALES; i++) {
      Deal deal = trade.deal(merchant, company);
      trade.book(books -> {
        books.hold(deal, won(1_000));
        books.capture(deal, Trade.ofPayment(deal), won(1_000));
        pause();
      });
      trade.book(books -> books.refund(deal, OperationId.next(), won(100)));
    }
    return true;
  }

  private long count(String rows) {
    return trade
        .jdbc()
        .sql("select count(*) from " + rows + " where b.merchant_id = ?")
        .param(merchant.uuid())
        .query(Long.class)
        .single();
  }

  private static void pause() {
    try {
      Thread.sleep(Math.floorMod(System.nanoTime(), 15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
