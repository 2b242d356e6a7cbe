package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Trade.won;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.paycode.CodeKind;
import org.showpay.auth.paycode.SpentCode;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.CardRow;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;
import org.springframework.beans.factory.annotation.Autowired;

/** The model of the payments' statements answers what PostgreSQL answers, whatever is asked. */
@AuthServerTest
class MemoryPaymentRowsTest {

  private static final int HISTORIES = 40;
  private static final int STATEMENTS = 60;
  private static final int PAYMENTS = 4;

  @Autowired PaymentRows real;
  @Autowired Trade trade;

  private final List<Sale> sales = new ArrayList<>();
  private @Nullable SpentCode spent;

  @Test
  void answersWhatTheDatabaseAnswers() {
    int moved = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      Dice dice = new Dice(seed, "statements");
      Desk desk = Sandbox.desk();
      PaymentRows memory =
          new MemoryPaymentRows(
              desk, Sandbox.nobody(), new PaymentMeters(new SimpleMeterRegistry()));
      settle(desk, dice);
      for (int i = 0; i < STATEMENTS; i++) {
        long number = dice.number();
        String answer = answer(real, new Dice(number, "statement"));
        assertThat(answer(memory, new Dice(number, "statement")))
            .as("seed %d, statement %d", seed, i)
            .isEqualTo(answer);
        moved += answer.contains("v3") ? 1 : 0;
      }
    }
    assertThat(moved).isPositive();
  }

  private void settle(Desk desk, Dice dice) {
    MerchantId merchant = trade.merchant();
    TerminalId terminal = TerminalId.next();
    SubscriberId subscriber = SubscriberId.next();
    CardToken backup = CardToken.next();
    CardToken card = CardToken.next();
    write(
        "insert into terminal values (?, ?, 'till', ?, 'ACTIVE', now(), 0)",
        terminal.uuid(),
        merchant.uuid(),
        "%064x".formatted(dice.number() >>> 1));
    write(
        "insert into subscriber values (?, ?, ?, 'ACTIVE', now(), 0)",
        subscriber.uuid(),
        "82" + Math.abs(dice.number() % 100_000_000_000L),
        "s-" + subscriber);
    for (CardToken token : List.of(backup, card)) {
      write(
          "insert into card (token, subscriber_id, nickname, company, last4, state, added_at,"
              + " version) values (?, ?, 'card', 'hanbit', '1234', 'ACTIVE', now(), 0)",
          token.uuid(),
          subscriber.uuid());
    }
    write("update card set backup = ? where token = ?", backup.uuid(), card.uuid());
    spent = known(desk, subscriber, card, backup);
    sell(terminal, merchant, dice);
  }

  private static SpentCode known(
      Desk desk, SubscriberId subscriber, CardToken card, CardToken backup) {
    CompanyId company = new CompanyId("hanbit");
    Books books = desk.books();
    books.database.statement(() -> {
      books.cards.insert(card, new CardRow(card, "1234", company, backup));
      return books.cards.insert(backup, new CardRow(backup, "1234", company, null));
    });
    return new SpentCode(CodeKind.ONLINE, Channel.STORE, subscriber, card, "1234", company, "it");
  }

  private void sell(TerminalId terminal, MerchantId merchant, Dice dice) {
    sales.clear();
    for (int i = 0; i < PAYMENTS; i++) {
      sales.add(
          new Sale(
              PaymentId.next(),
              new Caller.Terminal(terminal, merchant, Channel.STORE, Set.of(), false),
              new OrderId("order-" + i % 2),
              won(1_000),
              i < 2 ? CaptureMode.AUTOMATIC : CaptureMode.MANUAL,
              new PayCodeDigest("%064x".formatted(dice.number() >>> 1))));
    }
  }

  private SpentCode spent() {
    return Objects.requireNonNull(spent);
  }

  private void write(String sql, Object... values) {
    trade.jdbc().sql(sql).params(List.of(values)).update();
  }

  private String answer(PaymentRows rows, Dice dice) {
    Sale sale = sales.get(dice.below(PAYMENTS));
    PaymentId id = sale.id();
    return switch (dice.below(8)) {
      case 0 -> Sandbox.answer(() -> shown(Optional.of(rows.insert(sale, null))));
      case 1 ->
          Sandbox.answer(() -> shown(Optional.of(rows.insert(sale, DeclineReason.CODE_NOT_LIVE))));
      case 2 -> Sandbox.answer(() -> shown(rows.request(id, spent(), dice.percent(50))));
      case 3 ->
          Sandbox.answer(
              () -> shown(dice.percent(30) ? rows.waitForProof(id, spent()) : rows.find(id)));
      case 4 -> Sandbox.answer(() -> shown(rows.standing(sale.merchant(), sale.order())));
      case 5 -> fallBack(rows, id);
      default -> move(rows, id, dice);
    };
  }

  private static String fallBack(PaymentRows rows, PaymentId id) {
    return rows.find(id)
        .filter(payment -> payment.card() != null)
        .map(payment ->
            Sandbox.answer(() ->
                shown(
                    rows.fallBack(
                        payment, new PaymentId(UUID.randomUUID()), DeclineReason.LIMIT_EXCEEDED))))
        .orElse("no card");
  }

  /** From where it is mostly, and from where it is not at times. */
  private static String move(PaymentRows rows, PaymentId id, Dice dice) {
    PaymentState[] all = PaymentState.values();
    PaymentState to = all[dice.below(all.length)];
    PaymentState guess = all[dice.below(all.length)];
    PaymentState from = dice.percent(20) ? guess : rows.find(id).map(Payment::state).orElse(guess);
    boolean withoutCard =
        from == PaymentState.AUTHENTICATION_REQUIRED && to == PaymentState.REQUESTED;
    return !Move.isLegal(from, to) || withoutCard
        ? "illegal"
        : Sandbox.answer(() -> shown(rows.move(id, from, moveTo(to))));
  }

  private static Move moveTo(PaymentState to) {
    return switch (to) {
      case APPROVED -> Move.approved(new ApprovalNumber("A1B2C3"), "a test");
      case DECLINED -> Move.declined(DeclineReason.REFUSED_BY_ISSUER, "a test");
      case REVERSING -> Move.reversing(ReversalReason.OUTCOME_NOT_LEARNT);
      default -> Move.to(to, "a test");
    };
  }

  /** All but times, and but the ids that are drawn. */
  private static String shown(Optional<Payment> payment) {
    return payment
        .map(it ->
            "%s v%d %s %s %s %s %s %s %s %s %b %b"
                .formatted(
                    it.state(),
                    it.version(),
                    it.card(),
                    it.company(),
                    it.capturing(),
                    it.captured(),
                    it.declineReason(),
                    it.approval(),
                    it.reversal(),
                    it.id(),
                    it.authenticateBy() != null,
                    it.authorization().equals(it.id())))
        .orElse("nothing");
  }
}
