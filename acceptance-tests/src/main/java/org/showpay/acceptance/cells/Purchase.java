package org.showpay.acceptance.cells;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.acceptance.cells.Cell.CardAnswer;
import org.showpay.acceptance.cells.Cell.Step;
import org.showpay.acceptance.crowd.Heard;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.crowd.Phone;
import org.showpay.acceptance.crowd.Sale;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.stack.people.Waiting;

/** Somebody buys one thing for a cell, and does what people do until it is over. */
final class Purchase {

  private static final Duration PATIENCE = Duration.ofSeconds(100);

  /** Whoever is refused because something is being started again comes back, for so long. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration BETWEEN = Duration.ofMillis(700);
  private static final Duration A_CODES_LIFE = Duration.ofSeconds(61);
  private static final Money PRICE = Money.of(4000, "KRW");
  private static final Money PART = Money.of(1500, "KRW");
  private static final int REPEATS = 150;
  private static final int CONFLICT = 409;

  private final Market market;
  private final Cell cell;
  private final Phone phone;
  private final OrderId order;
  private final PaymentId first = PaymentId.next();
  private final OperationId operation = OperationId.next();

  Purchase(Market market, Cell cell, int attempt) {
    this.market = market;
    this.cell = cell;
    this.order = new OrderId(cell.order() + "-" + attempt);
    this.phone =
        needsPassword() ? market.somebodyCareful(Market.HANBIT) : market.somebody(Market.HANBIT);
    tellCardCompany();
  }

  private boolean needsPassword() {
    return cell.step() == Step.FACTORS || cell.step() == Step.REQUESTED;
  }

  private boolean isOperation() {
    return cell.step() == Step.CAPTURE || cell.step() == Step.REFUND;
  }

  /** Some of the silences come before the work is done, some after it. */
  private void tellCardCompany() {
    FaultRule rule =
        switch (cell.answer()) {
          case APPROVES -> null;
          case DECLINES ->
              FaultRule.always(new FaultEffect.Decline(DeclineReason.REFUSED_BY_ISSUER));
          case IS_SILENT ->
              FaultRule.always(new FaultEffect.Silence(cell.isSilentAfterItsWork())).times(1);
        };
    if (rule != null) {
      market
          .lines()
          .faults()
          .add(phone.company(), rule.on(message()).ofCard(phone.issued().account()));
    }
  }

  private MessageKind message() {
    return switch (cell.step()) {
      case CAPTURE -> MessageKind.CAPTURE;
      case REFUND -> MessageKind.REFUND;
      default -> MessageKind.AUTHORIZATION;
    };
  }

  /** What names it on any link. */
  Set<UUID> ids() {
    return Set.of(phone.token().uuid(), first.uuid(), operation.uuid());
  }

  OrderId order() {
    return order;
  }

  /** Buys, with a deed of people's own where there is one; says how it stands in the end. */
  String buy(Break.@Nullable Deed deed) throws InterruptedException {
    PayCode code = code();
    if (deed == Break.Deed.SHOWS_A_DEAD_CODE) {
      Waiting.pause(A_CODES_LIFE);
    }
    Sale sale = sale(code, first);
    Sale.Ending end = deed == null ? sale.finish(PATIENCE) : with(deed, sale, code);
    long until = System.nanoTime() + LONGEST.toNanos();
    while (wantsMore(end) && System.nanoTime() < until) {
      end = sale(code(), PaymentId.next()).finish(PATIENCE);
    }
    if (!isOperation() || end.payment().isEmpty()) {
      return said(end);
    }
    return operate(end.id());
  }

  private static String said(Sale.Ending end) {
    return end.payment().map(it -> it.state().name()).orElseGet(() -> String.valueOf(end.heard()));
  }

  /** Who was refused for a code, or whose payment was given back, shows another code. */
  private boolean wantsMore(Sale.Ending end) {
    Optional<PaymentView> payment = end.payment();
    if (payment.isEmpty()) {
      return true;
    }
    PaymentView.Decline decline = payment.get().decline();
    boolean refusedByCompany =
        decline != null && decline.reason() == DeclineReason.REFUSED_BY_ISSUER;
    return payment.get().state() != PaymentState.APPROVED && !refusedByCompany;
  }

  private PayCode code() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    Optional<PayCode> code = phone.code();
    while (code.isEmpty() && System.nanoTime() < until) {
      Waiting.pause(BETWEEN);
      code = phone.code();
    }
    return code.orElseThrow(() -> new IllegalStateException("no code was to be had"));
  }

  private Sale sale(PayCode code, PaymentId id) {
    CaptureMode mode = cell.step() == Step.CAPTURE ? CaptureMode.MANUAL : null;
    return new Sale(
        market.terminal(),
        new AuthorizationRequest(id, order, code, PRICE, null, mode, null),
        phone.password());
  }

  private Sale.Ending with(Break.Deed deed, Sale sale, PayCode code) throws InterruptedException {
    Runnable beside =
        switch (deed) {
          case SHOWS_A_DEAD_CODE -> () -> {};
          case TWO_TILLS -> () -> sale(code, PaymentId.next()).send();
          case TWO_REQUESTS -> sale::send;
          case TWO_PASSWORDS -> () -> prove(sale);
        };
    if (deed == Break.Deed.TWO_PASSWORDS) {
      sale.send();
    }
    Thread other = Thread.ofVirtual().start(beside);
    Sale.Ending end = sale.finish(PATIENCE);
    other.join();
    return end;
  }

  private void prove(Sale sale) {
    market
        .terminal()
        .authenticate(sale.request().paymentId(), phone.password(), "second-" + operation);
  }

  private String operate(PaymentId payment) {
    Supplier<Heard> question =
        cell.step() == Step.CAPTURE
            ? () -> market.terminal().capture(payment, operation, PART, "o-" + operation)
            : () -> market.terminal().refund(payment, operation, PART, "o-" + operation);
    Heard heard = question.get();
    for (int i = 0; i < REPEATS && !isOver(heard); i++) {
      Waiting.pause(BETWEEN);
      // A new key: the old one has the answer that it was not done yet.
      int n = i;
      heard =
          cell.step() == Step.CAPTURE
              ? market.terminal().capture(payment, operation, PART, "o-" + operation + n)
              : market.terminal().refund(payment, operation, PART, "o-" + operation + n);
    }
    return heard instanceof Heard.Operation(OperationView it)
        ? it.state().name()
        : String.valueOf(heard);
  }

  private static boolean isOver(Heard heard) {
    return switch (heard) {
      case Heard.Operation(OperationView it) -> it.state() != OperationView.State.REQUESTED;
      case Heard.Refused(int status, String _) -> status != CONFLICT;
      case Heard.Told _, Heard.Silence _ -> false;
    };
  }

  /** How it has to stand in the end, for whoever bought. */
  String expected() {
    boolean declined = cell.answer() == CardAnswer.DECLINES;
    if (isOperation()) {
      return declined ? "REFUSED" : "DONE";
    }
    return declined ? "DECLINED" : "APPROVED";
  }
}
