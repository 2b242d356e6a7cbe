package org.showpay.auth.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.auth.limit.SpendingLimits.Verdict;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.SubscriberId;

/** Limits are inclusive: what comes to exactly as much goes, one unit more does not. */
class SpendingLimitsTest {

  private static final SubscriberId SOMEBODY = SubscriberId.next();
  private static final CardToken CARD = CardToken.next();
  private static final Limits USUAL = limits(100, 300, 500, 50, 3);

  private final Rows rows = new Rows();
  private final SpendingLimits limits =
      new SpendingLimits(rows, new LimitProperties(100, 300, 500, 50, 3, ZoneId.of("Asia/Seoul")));

  @BeforeEach
  void nothingIsSpent() {
    rows.spend(0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "100,   0,   0, Allowed[]",
    "101,   0,   0, Refused[reason=LIMIT_PER_PAYMENT]",
    "100, 200, 200, Allowed[]",
    "100, 201, 201, Refused[reason=LIMIT_PER_DAY]",
    "100, 200, 400, Allowed[]",
    "100, 200, 401, Refused[reason=LIMIT_PER_MONTH]"
  })
  void letsPassWhatIsWithinAllOfThem(long amount, long day, long month, String verdict) {
    rows.spend(day, month, 0);
    assertThat(limits.judge(SOMEBODY, CARD, won(amount), true)).hasToString(verdict);
    assertThat(rows.locked).isEqualTo(SOMEBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 2, Allowed[]",
    "51, 2, ProofWanted[]",
    "50, 3, ProofWanted[]",
    "101, 0, Refused[reason=LIMIT_PER_PAYMENT]"
  })
  void wantsProofAboveWhatGoesWithoutAPassword(long amount, int unproved, String verdict) {
    rows.spend(0, 0, unproved);
    assertThat(limits.judge(SOMEBODY, CARD, won(amount), false)).hasToString(verdict);
  }

  @Test
  void refusesAStoppedWalletWhateverItHasSpent() {
    rows.stopped = DeclineReason.WALLET_FROZEN;
    assertThat(limits.judge(SOMEBODY, CARD, won(1), true))
        .isEqualTo(new Verdict.Refused(DeclineReason.WALLET_FROZEN));
    assertThat(limits.isStopped(SOMEBODY)).isTrue();
    assertThat(rows.locked).isEqualTo(SOMEBODY);
    rows.stopped = null;
    assertThat(limits.isStopped(SOMEBODY)).isFalse();
  }

  @Test
  void goesByWhatTheSubscriberHasSet() {
    assertThat(limits.of(SOMEBODY)).isEqualTo(USUAL);
    rows.own = limits(10, 300, 500, 50, 3);
    assertThat(limits.of(SOMEBODY)).isEqualTo(rows.own);
    assertThat(limits.judge(SOMEBODY, CARD, won(11), true))
        .isEqualTo(new Verdict.Refused(DeclineReason.LIMIT_PER_PAYMENT));
    assertThat(limits.leftOf(SOMEBODY, won(1))).isEqualTo(won(10));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 100", "250, 250, 50", "250, 480, 20", "100, 490, 10", "201, 300, 99"})
  void leavesTheLeastOfWhatIsLeft(long day, long month, long left) {
    rows.spend(day, month, 0);
    assertThat(limits.leftOf(SOMEBODY, won(1))).isEqualTo(won(left));
  }

  @Test
  void tellsWhatWasSpent() {
    rows.spend(7, 11, 0);
    assertThat(limits.spending(SOMEBODY))
        .isEqualTo(new SpendingLimits.Spending(USUAL, won(7), won(11)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 0, 0", "100, 300, 500, 50, 3"})
  void keepsLimitsThatMakeSense(long payment, long day, long month, long unproved, int times) {
    Limits wanted = limits(payment, day, month, unproved, times);
    assertThat(limits.change(SOMEBODY, wanted)).isEqualTo(wanted);
    assertThat(rows.own).isEqualTo(wanted);
    assertThat(rows.locked).isEqualTo(SOMEBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 0, 0",
    "1, 0, 1, 0, 0",
    "1, 1, 0, 0, 0",
    "1, 1, 1, -1, 0",
    "1, 1, 1, 0, -1"
  })
  void refusesLimitsThatMakeNone(long payment, long day, long month, long unproved, int times) {
    assertRefused(limits(payment, day, month, unproved, times), "LIMITS_REFUSED");
  }

  @Test
  void refusesLimitsOfTwoCurrencies() {
    Money dollar = Money.of(1, "USD");
    assertRefused(new Limits(won(1), dollar, won(1), won(0), 0), "LIMITS_REFUSED");
    assertRefused(new Limits(won(1), won(1), dollar, won(0), 0), "LIMITS_REFUSED");
    assertRefused(new Limits(won(1), won(1), won(1), dollar, 0), "LIMITS_REFUSED");
    assertRefused(new Limits(dollar, won(1), won(1), won(0), 0), "LIMITS_REFUSED");
  }

  @Test
  void keepsNothingForNobody() {
    rows.known = false;
    assertRefused(USUAL, "SUBSCRIBER_UNKNOWN");
  }

  private void assertRefused(Limits wanted, String code) {
    assertThatThrownBy(() -> limits.change(SOMEBODY, wanted))
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(rows.own).isNull();
  }

  private static Limits limits(long payment, long day, long month, long unproved, int times) {
    return new Limits(won(payment), won(day), won(month), won(unproved), times);
  }

  private static Money won(long amount) {
    return Money.of(amount, "KRW");
  }

  /** One subscriber's rows. */
  private static final class Rows extends LimitRows {

    private boolean known = true;
    private @Nullable SubscriberId locked;
    private @Nullable DeclineReason stopped;
    private @Nullable Limits own;
    private Spent spent = new Spent(won(0), won(0), 0);

    Rows() {
      super(Sandbox.nobody());
    }

    void spend(long day, long month, int unproved) {
      spent = new Spent(won(day), won(month), unproved);
    }

    @Override
    boolean lock(SubscriberId subscriber) {
      locked = subscriber;
      return known;
    }

    @Override
    Standing standing(SubscriberId subscriber, CardToken card, String currency, ZoneId zone) {
      return new Standing(Optional.ofNullable(stopped), Optional.ofNullable(own), spent);
    }

    @Override
    boolean isStopped(SubscriberId subscriber) {
      return stopped != null;
    }

    @Override
    Optional<Limits> find(SubscriberId subscriber, String currency) {
      return Optional.ofNullable(own);
    }

    @Override
    void keep(SubscriberId subscriber, Limits limits) {
      own = limits;
    }

    @Override
    Spent spent(SubscriberId subscriber, String currency, ZoneId zone) {
      return spent;
    }
  }
}
