package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.paycode.CodeSpending;
import org.showpay.auth.paycode.TalkativeCodes;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Codes that pay nothing, whatever it is that they are: a till cannot tell them apart by how long
 * it waits. Two witnesses, each with a twin that it catches: the statements of each kind, and time.
 */
@AuthServerTest
class DeadCodesTest {

  /** Of a terminal, in ten minutes. */
  private static final int MOST_WRONG_CODES = 20;

  /** Tries of each kind; the full run has more. */
  private static final int TRIES = Integer.getInteger("showpay.timing.tries", 25);

  private static final long SEED = 8;

  /** By chance alone, at 25 tries, a kind leaves these once in ten thousand runs. */
  private static final double FEWEST_SLOWER = 0.2;

  private static final double MOST_SLOWER = 0.8;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired JdbcClient jdbc;
  @Autowired Factors factors;
  @Autowired CodeSpending spending;

  private final Map<Kind, PayCode> codes = new EnumMap<>(Kind.class);

  /** Why a code pays nothing. */
  private enum Kind {
    UNKNOWN,
    USED,
    VOID,
    EXPIRED,
    /** Live, but three wrong passwords were tried with it. */
    TRIED_OUT
  }

  private static final Set<Kind> WITHOUT_PASSWORD =
      Set.of(Kind.UNKNOWN, Kind.USED, Kind.VOID, Kind.EXPIRED);

  @BeforeEach
  void oneCodeOfEachKind() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    codes.put(Kind.UNKNOWN, PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom()));
    PayCode used = consumer.code();
    cashier.charge(used, won(100));
    codes.put(Kind.USED, used);
    codes.put(Kind.VOID, consumer.code());
    codes.put(Kind.EXPIRED, consumer.code());
    expireCodesOf(consumer);
    PayCode triedOut = town.consumer().code();
    for (int i = 0; i < 3; i++) {
      cashier.payments().authorize(request(cashier, triedOut, wrong()));
    }
    codes.put(Kind.TRIED_OUT, triedOut);
  }

  @Test
  void allKindsTakeTheSameStatementsAndCommits() {
    assertThat(differentWays(WITHOUT_PASSWORD, null)).hasSize(1);
    assertThat(differentWays(codes.keySet(), wrong())).hasSize(1);
  }

  @Test
  void aServiceThatAsksMoreOfAUsedCodeIsCaughtByItsStatements() {
    try (var _ = InPlaceOf.the(spending, new TalkativeCodes(jdbc, factors))) {
      assertThat(differentWays(WITHOUT_PASSWORD, null)).hasSize(2);
    }
  }

  @Test
  void allKindsTakeEquallyLong() {
    assertThat(toldApart(null, TRIES)).isEmpty();
    assertThat(toldApart(wrong(), TRIES)).isEmpty();
  }

  @Test
  void aServiceThatLooksLongerAtAUsedCodeIsCaughtByTheTime() {
    try (var _ = InPlaceOf.the(spending, new TalkativeCodes(jdbc, factors))) {
      assertThat(toldApart(null, TRIES)).contains(Kind.USED);
    }
  }

  /** How many different lists of statements there are. */
  private Set<List<String>> differentWays(Set<Kind> kinds, @Nullable Password password) {
    Set<List<String>> ways = new HashSet<>();
    for (Kind kind : kinds) {
      Cashier cashier = town.cashier();
      try (Statements statements = new Statements()) {
        refused(cashier, kind, password);
        List<String> way = statements.ofTheOneThatDid("insert into payment (");
        assertThat(way)
            .anyMatch(said -> said.contains("pay_code"))
            .anyMatch(said -> said.contains("commit"));
        ways.add(way);
      }
    }
    return ways;
  }

  /** The kinds whose answers come sooner or later than those of the others. */
  private Set<Kind> toldApart(@Nullable Password password, int tries) {
    Set<Kind> kinds = password == null ? WITHOUT_PASSWORD : codes.keySet();
    List<Kind> order = new ArrayList<>();
    kinds.forEach(kind -> order.addAll(Collections.nCopies(tries, kind)));
    Collections.shuffle(order, new Random(SEED));
    Map<Kind, List<Long>> times = new EnumMap<>(Kind.class);
    kinds.forEach(kind -> times.put(kind, new ArrayList<>()));
    List<Cashier> cashiers = new ArrayList<>();
    for (int i = 0; i < order.size(); i += MOST_WRONG_CODES - 1) {
      cashiers.add(town.cashier());
    }
    cashiers.forEach(cashier -> refused(cashier, Kind.UNKNOWN, password)); // What is cold, once.
    for (int i = 0; i < order.size(); i++) {
      Kind kind = order.get(i);
      long nanos = refused(cashiers.get(i / (MOST_WRONG_CODES - 1)), kind, password);
      Objects.requireNonNull(times.get(kind)).add(nanos);
    }
    Set<Kind> apart = new TreeSet<>();
    times.forEach((kind, own) -> {
      double slower = slower(own, times, kind);
      if (slower < FEWEST_SLOWER || slower > MOST_SLOWER) {
        apart.add(kind);
      }
    });
    return apart;
  }

  /** How often one of these took longer than one of the others (Mann and Whitney's U). */
  private static double slower(List<Long> own, Map<Kind, List<Long>> all, Kind kind) {
    List<Long> others =
        all.entrySet().stream()
            .filter(other -> other.getKey() != kind)
            .flatMap(other -> other.getValue().stream())
            .toList();
    long wins = own.stream().mapToLong(mine -> others.stream().filter(o -> mine > o).count()).sum();
    return (double) wins / ((long) own.size() * others.size());
  }

  private long refused(Cashier cashier, Kind kind, @Nullable Password password) {
    AuthorizationRequest asked =
        request(cashier, Objects.requireNonNull(codes.get(kind)), password);
    var payments = cashier.payments();
    long from = System.nanoTime();
    PaymentView view = payments.authorize(asked);
    long took = System.nanoTime() - from;
    assertThat(Objects.requireNonNull(view.decline()).reason())
        .describedAs("%s", kind)
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
    return took;
  }

  private static AuthorizationRequest request(
      Cashier cashier, PayCode code, @Nullable Password password) {
    AuthorizationRequest usual = cashier.request(code, won(100));
    return new AuthorizationRequest(
        usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), password);
  }

  private static Password wrong() {
    return TestPasswords.otherThan(Town.PAYMENT_PASSWORD);
  }

  private void expireCodesOf(Consumer consumer) {
    jdbc.sql(
            """
            update pay_code set issued_at = issued_at - interval '61 seconds',
                                expires_at = expires_at - interval '61 seconds'
             where handset_id = ? and state = 'LIVE'
            """)
        .param(consumer.enrolment().handset().uuid())
        .update();
  }
}
