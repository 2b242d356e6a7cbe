package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.FakeAdapter.Mood;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.contracts.wallet.WalletApi.DeclinedCard;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.testing.AtOnce;
import org.showpay.testing.Messages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** A card that cannot pay, and the backup that its owner chose: one charge, or none. */
@AuthServerTest
class FallBackTest {

  private static final CompanyId NURI = new CompanyId("nuri");

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired JdbcClient jdbc;
  @Autowired NumberSafe numbers;

  private Consumer first;
  private Consumer backup;
  private Cashier cashier;

  @BeforeEach
  void aCardWithABackup() {
    adapter.becomes(Mood.APPROVES);
    first = town.consumer();
    backup = town.withAnotherCard(first, NURI, "5678");
    cashier = town.cashier();
    choose(first.card(), backup.card());
  }

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void asksTheBackupAfterTheReasonsThatAllowItAndAfterNoOther(DeclineReason reason) {
    Set<DeclineReason> allowed =
        Set.of(
            DeclineReason.LIMIT_EXCEEDED,
            DeclineReason.CARD_EXPIRED,
            DeclineReason.ISSUER_UNAVAILABLE);
    adapter.becomes(Mood.DECLINES, first.card());
    adapter.declinesWith(reason);
    PaymentView view = cashier.charge(first.code(), won(4_200));
    if (allowed.contains(reason)) {
      assertThat(view.state()).isEqualTo(PaymentState.APPROVED);
      assertThat(view.cardLast4()).isEqualTo("5678");
      assertThat(cardsAsked()).containsExactly(first.card(), backup.card());
    } else {
      assertThat(reasonOf(view)).isEqualTo(reason);
      assertThat(cardsAsked()).containsExactly(first.card());
    }
  }

  @Test
  void asksTheBackupWhereNothingWasSentForTheFirst() {
    adapter.becomes(Mood.SENT_NOTHING, first.card());
    PaymentView view = cashier.charge(first.code(), won(4_200));
    assertThat(view.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(view.cardLast4()).isEqualTo("5678");
  }

  @Test
  void asksNobodyElseWhereTheCardIsNotOpened() {
    adapter.becomes(Mood.ASKED_NOBODY, first.card());
    PaymentView view = cashier.charge(first.code(), won(4_200));
    assertThat(reasonOf(view)).isEqualTo(DeclineReason.ISSUER_UNAVAILABLE);
    assertThat(view.cardLast4()).isEqualTo("1234");
    assertThat(cardsAsked()).containsExactly(first.card());
  }

  @Test
  void turnsToNoBackupWhereTheAdapterCannotBeReached() {
    PayCode code = first.code();
    adapter.goesAway();
    try {
      PaymentView view = cashier.charge(code, won(4_200));
      assertThat(reasonOf(view)).isEqualTo(DeclineReason.ISSUER_UNAVAILABLE);
      assertThat(view.cardLast4()).isEqualTo("1234");
      assertThat(town.walletOf(first).payments().getFirst().declinedFirst()).isNull();
    } finally {
      adapter.comesBack();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "HEARD_NOTHING",
        "IS_SILENT",
        "HANGS_UP",
        "FAILS",
        "TALKS_NONSENSE",
        "STOPS_HALFWAY",
        "SAYS_NOTHING",
        "NAMES_ANOTHER_PAYMENT",
        "NAMES_ANOTHER_AMOUNT",
        "DECLINES_ANOTHER_PAYMENT"
      })
  void asksNobodyElseAfterASilence(Mood silence) {
    PayCode code = first.code();
    adapter.becomes(silence);
    adapter.becomes(Mood.APPROVES, backup.card());
    assertThat(cashier.charge(code, won(4_200)).state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(cardsAsked()).containsExactly(first.card());
    adapter.becomes(Mood.APPROVES);
  }

  @Test
  void knowsTheSecondAttemptByAnIdOfItsOwnAndTellsWhoPaid() {
    adapter.becomes(Mood.DECLINES, first.card());
    AuthorizationRequest request = cashier.request(first.code(), won(4_200));
    PaymentView view = cashier.payments().authorize(request);
    assertThat(view.paymentId()).isEqualTo(request.paymentId());
    List<CardAuthorization> seen = adapter.seen();
    assertThat(seen).extracting(CardAuthorization::amount).containsOnly(won(4_200));
    assertThat(seen.getFirst().paymentId()).isEqualTo(request.paymentId());
    assertThat(seen.getLast().paymentId()).isNotEqualTo(request.paymentId());
    OwnPayment own = town.walletOf(first).payments().getFirst();
    assertThat(own.cardLast4()).isEqualTo("5678");
    assertThat(own.declinedFirst())
        .isEqualTo(new DeclinedCard("1234", DeclineReason.LIMIT_EXCEEDED));
    assertThat(town.walletOf(first).view().spentToday()).isEqualTo(won(4_200));
    assertThat(smsOf(first)).anyMatch(text -> text.contains("paid") && text.contains("5678"));
    assertThat(companiesBooked(request.paymentId())).containsExactly("nuri");
  }

  @Test
  void isDeclinedForTheReasonOfTheBackupWhereBothAre() {
    choose(backup.card(), town.withAnotherCard(first, NURI, "9999").card());
    adapter.becomes(Mood.DECLINES);
    adapter.declinesWith(DeclineReason.CARD_EXPIRED);
    adapter.becomes(Mood.SENT_NOTHING, backup.card());
    PaymentView view = cashier.charge(first.code(), won(4_200));
    assertThat(reasonOf(view)).isEqualTo(DeclineReason.ISSUER_UNAVAILABLE);
    assertThat(cardsAsked()).containsExactly(first.card(), backup.card());
    OwnPayment own = town.walletOf(first).payments().getFirst();
    assertThat(own.decline()).isEqualTo(DeclineReason.ISSUER_UNAVAILABLE);
    assertThat(own.declinedFirst()).isEqualTo(new DeclinedCard("1234", DeclineReason.CARD_EXPIRED));
    assertThat(town.walletOf(first).view().spentToday()).isEqualTo(won(0));
  }

  @ParameterizedTest
  @EnumSource(Stopped.class)
  void asksNoBackupThatMayNotPay(Stopped how) {
    PayCode code = first.code();
    adapter.becomes(Mood.DECLINES, first.card());
    how.stop(jdbc, first, backup);
    PaymentView view = cashier.charge(code, won(4_200));
    assertThat(reasonOf(view)).isEqualTo(DeclineReason.LIMIT_EXCEEDED);
    assertThat(view.cardLast4()).isEqualTo("1234");
    assertThat(cardsAsked()).containsExactly(first.card());
  }

  /** What keeps a backup from being asked. */
  enum Stopped {
    FROZEN("update card set state = 'FROZEN' where token = :backup"),
    REMOVED("update card set state = 'REMOVED' where token = :backup"),
    NOT_CHOSEN("update card set backup = null where token = :first"),
    CHOSEN_FOR_THE_OTHER("update card set backup = case when token = :backup then :first end");

    private final String sql;

    Stopped(String sql) {
      this.sql = sql;
    }

    void stop(JdbcClient jdbc, Consumer first, Consumer backup) {
      jdbc.sql(sql + (sql.contains("where") ? "" : " where token in (:first, :backup)"))
          .param("first", first.card().uuid())
          .param("backup", backup.card().uuid())
          .update();
    }
  }

  @Test
  void chargesOnceHoweverOftenAndFromHowManyTillsItIsAskedFor() throws Exception {
    adapter.becomes(Mood.DECLINES, first.card());
    PayCode code = first.code();
    AuthorizationRequest request = cashier.request(code, won(4_200));
    Cashier otherTill = town.cashierOf(cashier.merchant());
    Callable<String> same = () -> toldTo(cashier, request);
    Callable<String> other = () -> toldTo(otherTill, otherTill.request(code, won(4_200)));
    Callable<String> order = () -> toldTo(otherTill, ofOrder(request.orderId(), code));
    List<Callable<String>> all =
        Stream.of(same, other, order)
            .flatMap(call -> Collections.nCopies(4, call).stream())
            .toList();
    AtOnce.call(all);
    assertThat(adapter.company().standing(first.card())).isEmpty();
    assertThat(adapter.company().standing(backup.card()))
        .singleElement()
        .satisfies(charged ->
            assertThat(adapter.company().standing(charged))
                .isEqualTo(new FakeCompany.Standing(1, 0, 4_200)));
    assertThat(adapter.seen()).hasSize(2);
  }

  @Test
  void leavesTheIdOfASecondAttemptToNobodyElse() {
    adapter.becomes(Mood.DECLINES, first.card());
    cashier.charge(first.code(), won(4_200));
    PaymentId taken = adapter.seen().getLast().paymentId();
    AuthorizationRequest usual = cashier.request(first.code(), won(4_200));
    AuthorizationRequest theirs =
        new AuthorizationRequest(
            taken, usual.orderId(), usual.payCode(), usual.amount(), usual.password());
    assertThat(Problems.of(() -> cashier.payments().authorize(theirs)).code())
        .isEqualTo("PAYMENT_ID_TAKEN");
  }

  private void choose(CardToken card, CardToken other) {
    town.walletOf(first).chooseBackup(card, new Backup(other));
  }

  private AuthorizationRequest ofOrder(OrderId order, PayCode code) {
    AuthorizationRequest usual = cashier.request(code, won(4_200));
    return new AuthorizationRequest(
        usual.paymentId(), order, code, usual.amount(), usual.password());
  }

  private static String toldTo(Cashier till, AuthorizationRequest request) {
    try {
      return till.payments().authorize(request).state().name();
    } catch (RestClientResponseException refused) {
      return Problem.of(refused).code();
    }
  }

  private List<CardToken> cardsAsked() {
    return adapter.seen().stream().map(CardAuthorization::card).toList();
  }

  private static DeclineReason reasonOf(PaymentView view) {
    assertThat(view.state()).isEqualTo(PaymentState.DECLINED);
    return Objects.requireNonNull(view.decline()).reason();
  }

  private List<String> smsOf(Consumer consumer) {
    return Messages.textsTo(consumer.phone(), jdbc, numbers);
  }

  private Set<String> companiesBooked(PaymentId payment) {
    return jdbc
        .sql("select company from ledger_transaction where payment_id = ?")
        .param(payment.uuid())
        .query((row, n) -> row.getString(1))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }
}
