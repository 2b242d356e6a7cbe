package org.showpay.auth.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.showpay.auth.ledger.RecordedLedgerRows;
import org.showpay.auth.merchant.MemoryTermsBook;
import org.showpay.auth.merchant.MerchantTerms;
import org.showpay.auth.meter.CountedBooks;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;

/** Which days are closed, in what order, and that each is paid out once. */
class SettlementBookTest {

  private static final MerchantId MERCHANT = MerchantId.next();
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-01T15:00:00Z");

  private final Rows rows = new Rows();
  private final RecordedLedgerRows payouts = new RecordedLedgerRows();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SettlementBook book =
      new SettlementBook(rows, new Terms(), payouts.ledger(new Terms()), CountedBooks.in(meters));

  @Test
  void aDayIsClosedAMinuteAfterItsEnd() {
    rows.due(MIDNIGHT.minusSeconds(1));
    rows.now = MIDNIGHT.plusSeconds(59);
    assertThat(book.closePastDays(MERCHANT)).isEmpty();
    assertThat(payouts.size()).isZero();
    rows.now = MIDNIGHT.plusSeconds(60);
    assertThat(book.closePastDays(MERCHANT))
        .extracting(Settlement::businessDay)
        .containsExactly(LocalDate.parse("2026-11-01"));
    assertThat(payouts.size()).isOne();
    assertThat(meters.get("showpay.settlements").tag("result", "CLOSED").counter().count()).isOne();
  }

  @Test
  void whoAsksHasTheDayThatIsNotOverClosedToo() {
    rows.due(MIDNIGHT.minusSeconds(1));
    rows.now = MIDNIGHT.minusSeconds(1);
    assertThat(book.closeNow(MERCHANT)).hasSize(1);
  }

  @Test
  void daysAreClosedOneAfterTheOtherUpToTheOneThatIsNotOver() {
    rows.due(MIDNIGHT);
    rows.due(MIDNIGHT.minus(Duration.ofDays(2)));
    rows.due(MIDNIGHT.minusSeconds(1));
    rows.now = MIDNIGHT.plusSeconds(60);
    assertThat(book.closePastDays(MERCHANT))
        .extracting(Settlement::businessDay)
        .containsExactly(LocalDate.parse("2026-10-31"), LocalDate.parse("2026-11-01"));
    assertThat(rows.dues).containsExactly(MIDNIGHT);
  }

  @Test
  void nobodyIsPaidWhoIsNoMerchant() {
    rows.known = false;
    rows.due(MIDNIGHT.minusSeconds(1));
    assertThatThrownBy(() -> book.closeNow(MERCHANT))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.code()).isEqualTo("MERCHANT_UNKNOWN"));
    assertThat(payouts.size()).isZero();
  }

  @Test
  void aMerchantWhoseDayCannotBeClosedHindersNoOther() {
    rows.due(MIDNIGHT.minusSeconds(1));
    rows.now = MIDNIGHT.plusSeconds(60);
    rows.unlucky = MerchantId.next();
    new SettlementDesk(book, rows, CountedBooks.in(meters)).closePastDays();
    assertThat(payouts.size()).isOne();
    assertThat(meters.get("showpay.settlements").tag("result", "FAILED").counter().count()).isOne();
  }

  /** What is due to one merchant, a won each. */
  private static final class Rows extends SettlementRows {

    private final TreeSet<Instant> dues = new TreeSet<>();
    private boolean known = true;
    private Instant now = MIDNIGHT;
    private @Nullable MerchantId unlucky;

    Rows() {
      super(Sandbox.nobody());
    }

    void due(Instant at) {
      dues.add(at);
    }

    @Override
    boolean lock(MerchantId merchant) {
      if (merchant.equals(unlucky)) {
        throw new IllegalStateException("no luck");
      }
      return known;
    }

    @Override
    List<MerchantId> merchantsWithSomethingDue() {
      List<MerchantId> all = new ArrayList<>();
      if (unlucky != null) {
        all.add(unlucky);
      }
      all.add(MERCHANT);
      return all;
    }

    @Override
    Optional<Instant> oldestDue(MerchantId merchant) {
      return dues.stream().findFirst();
    }

    @Override
    Instant ago(Duration time) {
      return now.minus(time);
    }

    @Override
    List<String> currenciesDue(MerchantId merchant, Instant before) {
      return dues.headSet(before).isEmpty() ? List.of() : List.of("KRW");
    }

    @Override
    Optional<Settlement> close(Batch batch) {
      int items = dues.headSet(batch.dayEnds()).size();
      dues.headSet(batch.dayEnds()).clear();
      Money none = Money.of(0, batch.currency());
      Money net = Money.of(items, batch.currency());
      return Optional.of(
          new Settlement(
              batch.id(),
              batch.merchant(),
              batch.businessDay(),
              1,
              items,
              net,
              none,
              none,
              none,
              net,
              now));
    }
  }

  /** Days that begin at midnight in Seoul. */
  private static final class Terms extends MemoryTermsBook {

    Terms() {
      super(new Desk());
    }

    @Override
    public MerchantTerms terms(MerchantId merchant) {
      return new MerchantTerms(150, SEOUL, LocalTime.MIDNIGHT, null, false, false);
    }
  }
}
