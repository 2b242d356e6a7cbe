package org.showpay.auth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Trade.won;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.operation.OperationId;
import org.springframework.beans.factory.annotation.Autowired;

/** Many payments at once, and balances that are rolled up meanwhile. */
@AuthServerTest
class LedgerRacesTest {

  private static final int AT_ONCE = 12;

  @Autowired Trade trade;
  @Autowired BalanceSheet balances;

  private MerchantId merchant;
  private CompanyId company;

  @BeforeEach
  void aMerchant() {
    merchant = trade.merchant();
    company = trade.company();
  }

  @Test
  void makesAnAccountOnceHoweverManyNeedItFirst() throws Exception {
    List<Callable<?>> sales = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      Deal deal = trade.deal(merchant, company);
      sales.add(() -> {
        trade.sell(deal, won(100));
        return deal;
      });
    }
    assertThat(Trade.atOnce(sales)).containsOnly(true);
    assertThat(trade.balance("COMPANY_RECEIVABLE", company.text())).isEqualTo(100L * AT_ONCE);
    assertThat(balances.of(merchant)).hasSize(2).allMatch(balance -> balance.agree());
  }

  @Test
  void refundsNoMoreThanWasCapturedHoweverManyAsk() throws Exception {
    Deal deal = trade.sale(merchant, company, won(100));
    CountDownLatch allAreThere = new CountDownLatch(AT_ONCE);
    Callable<?> refund =
        () -> {
          trade.book(books -> {
            books.refund(deal, OperationId.next(), won(60));
            checkAtOnce();
            allAreThere.countDown();
            await(allAreThere, 300);
          });
          return deal;
        };
    assertThat(Trade.atOnce(Collections.nCopies(AT_ONCE, refund))).containsOnlyOnce(true);
    assertThat(trade.standing(deal)).containsEntry("COMPANY_RECEIVABLE", 40L);
  }

  /** Whatever the database would check on commit, so that the time until then is wide open. */
  private void checkAtOnce() {
    trade.jdbc().sql("set constraints all immediate").update();
  }

  @Test
  void reversesWhatIsCommittedWhileItWaits() throws Exception {
    Deal deal = trade.deal(merchant, company);
    CountDownLatch posted = new CountDownLatch(1);
    trade.book(books -> books.hold(deal, won(1_000)));
    Callable<?> capture =
        () -> {
          trade.book(books -> {
            books.capture(deal, OperationId.next(), won(400));
            checkAtOnce();
            posted.countDown();
            sleep(200);
          });
          return deal;
        };
    Callable<?> reversal =
        () -> {
          await(posted);
          trade.book(books -> books.reverse(deal, OperationId.next()));
          return deal;
        };
    assertThat(Trade.atOnce(List.of(capture, reversal))).containsOnly(true);
    assertThat(trade.standing(deal)).isEmpty();
  }

  /** With ids for a horizon, the entry that was drawn first and committed last would be lost. */
  @Test
  void doesNotMissWhatIsCommittedAfterALaterOne() throws Exception {
    CountDownLatch posted = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    Deal early = trade.deal(merchant, company);
    trade.sale(merchant, company, won(1));
    CompletableFuture<Void> slow =
        CompletableFuture.runAsync(() ->
            trade.book(books -> {
              books.hold(early, won(500));
              posted.countDown();
              await(mayCommit);
            }));
    await(posted);
    trade.sale(merchant, company, won(7));
    balances.rollUp();
    assertThat(rolledUp("HOLD_FOR_MERCHANT")).isNotEqualTo(-500L);
    mayCommit.countDown();
    slow.get();
    rollUpToHere();
    assertThat(rolledUp("HOLD_FOR_MERCHANT")).isEqualTo(-500L);
    assertThat(balances.of(merchant)).allMatch(balance -> balance.agree());
  }

  @Test
  void rollsUpEachEntryOnceWhilePaymentsGoOn() throws Exception {
    AtomicInteger running = new AtomicInteger(AT_ONCE);
    List<Callable<?>> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(() -> {
        try {
          return sellSlowly();
        } finally {
          running.decrementAndGet();
        }
      });
    }
    for (int i = 0; i < 3; i++) {
      all.add(() -> {
        while (running.get() > 0) {
          balances.rollUp();
          assertThat(balances.of(null)).allMatch(balance -> balance.agree());
        }
        return true;
      });
    }
    assertThat(Trade.atOnce(all)).containsOnly(true);
    rollUpToHere();
    assertThat(rolledUp("MERCHANT_PAYABLE"))
        .isEqualTo(trade.balance("MERCHANT_PAYABLE", merchant.toString()))
        .isEqualTo(-985L * 8 * AT_ONCE);
    assertThat(balances.of(null)).allMatch(balance -> balance.agree());
  }

  private boolean sellSlowly() {
    for (int i = 0; i < 8; i++) {
      Deal deal = trade.deal(merchant, company);
      trade.book(books -> {
        books.hold(deal, won(1_000));
        books.capture(deal, OperationId.next(), won(1_000));
        pause();
      });
    }
    return true;
  }

  /** Any statement that is running anywhere holds the horizon back, though never for long. */
  private void rollUpToHere() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      balances.rollUp();
      if (trade
          .jdbc()
          .sql(
              """
              select h.horizon > max(t.database_transaction::text::bigint)::text::xid8
                from ledger_horizon h cross join ledger_transaction t group by h.horizon
              """)
          .query(Boolean.class)
          .single()) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("The horizon stays behind");
  }

  private long rolledUp(String kind) {
    return trade
        .jdbc()
        .sql(
            """
            select coalesce(sum(b.balance), 0) from ledger_balance b
              join ledger_account a on a.id = b.account_id
             where a.kind = ? and a.owner = ?
            """)
        .params(kind, merchant.toString())
        .query(Long.class)
        .single();
  }

  private static void pause() {
    sleep(Math.floorMod(System.nanoTime(), 20));
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    await(latch, 10_000);
  }

  private static void await(CountDownLatch latch, long milliseconds) {
    try {
      boolean _ = latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
