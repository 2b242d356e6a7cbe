package org.showpay.stack.story;

import static org.showpay.stack.people.Consumer.pictureOf;
import static org.showpay.stack.story.FirstPurchase.won;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.issuing.CardAccountsApi.Line;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Bank;
import org.showpay.stack.people.Cashier;
import org.showpay.stack.people.Clients;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.Narrator;
import org.showpay.stack.people.Waiting;

/**
 * A card company charges the card and does not say so, neither then nor when it is asked: the
 * payment is given up and undone. The story tells other things while that takes its time.
 */
final class SilentCompany {

  private static final Money GIFT_BOX = won(27_000);
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Narrator narrator;
  private final Cashier cashier;
  private final Bank bank;
  private final FaultsApi faults;
  private final Clock clock;

  SilentCompany(Clients clients, Narrator narrator, Cashier cashier, Bank bank, Clock clock) {
    this.narrator = narrator;
    this.cashier = cashier;
    this.bank = bank;
    this.faults = clients.of(FaultsApi.class, ServiceName.CARD_ISSUER);
    this.clock = clock;
  }

  /** A payment whose outcome nobody knows yet. */
  record Unheard(Future<Sale> sale, Money usedBefore, Instant askedAt, List<FaultId> faults) {}

  Unheard fallsSilent(ShownCode code, Consumer consumer) {
    narrator.step("It fails: " + bank.company() + " charges the card, and then falls silent");
    Money usedBefore = bank.used();
    List<FaultId> planned =
        List.of(silence(MessageKind.AUTHORIZATION, true), silence(MessageKind.INQUIRY, false));
    Instant askedAt = clock.instant();
    Future<Sale> sale =
        inBackground(
            () -> cashier.sell(pictureOf(code, Carrier.QR), GIFT_BOX, consumer.paymentPassword()));
    narrator.expect("used at the company", usedBefore.plus(GIFT_BOX), awaitCharge(usedBefore));
    narrator.tell("the till waits, and it is inquired about, while the story goes on");
    return new Unheard(sale, usedBefore, askedAt, planned);
  }

  private static <T> Future<T> inBackground(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  private Money awaitCharge(Money usedBefore) {
    Instant end = clock.instant().plus(WITHIN);
    Money used = bank.used();
    while (used.equals(usedBefore) && clock.instant().isBefore(end)) {
      Waiting.pause(PAUSE);
      used = bank.used();
    }
    return used;
  }

  private FaultId silence(MessageKind message, boolean afterWork) {
    FaultRule rule =
        FaultRule.always(new FaultEffect.Silence(afterWork))
            .on(message)
            .ofCard(bank.card().account())
            .ofAmount(GIFT_BOX);
    return faults.add(bank.company(), rule).id();
  }

  void isUndone(Unheard unheard) {
    narrator.step("No inquiry was answered: the silent company's payment is given up, and undone");
    Sale told = toldTo(unheard.sale());
    narrator.show(told.receipt());
    narrator.expect(
        "the till can tell the customer", true, told.receipt().contains("Nothing is charged."));
    PaymentView payment = awaitReversal(told.payment().paymentId(), unheard.askedAt());
    narrator.expect(
        "payment, within " + WITHIN.toSeconds() + " s", PaymentState.REVERSED, payment.state());
    Duration took = Duration.between(unheard.askedAt(), payment.updatedAt());
    narrator.tell(took.toSeconds() + " s after the till asked");
    narrator.expect("used at the company, as before", unheard.usedBefore(), bank.used());
    narrator.expect("what it adds up to on the bill", won(0), onTheBill(payment));
    unheard.faults().forEach(fault -> faults.remove(bank.company(), fault));
  }

  /** The sale, with the final answer that the till had. */
  private static Sale toldTo(Future<Sale> sale) {
    try {
      return sale.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The story was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The till had no answer", e);
    }
  }

  private PaymentView awaitReversal(PaymentId id, Instant askedAt) {
    Instant end = askedAt.plus(WITHIN);
    PaymentView payment = cashier.find(id);
    while (payment.state() != PaymentState.REVERSED && clock.instant().isBefore(end)) {
      Waiting.pause(PAUSE);
      payment = cashier.find(id);
    }
    return payment;
  }

  private Money onTheBill(PaymentView payment) {
    return bank.billWith(payment).lines().stream()
        .filter(line -> line.paymentId().equals(payment.paymentId()))
        .map(Line::amount)
        .reduce(won(0), Money::plus);
  }
}
