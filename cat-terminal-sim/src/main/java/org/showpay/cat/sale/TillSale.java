package org.showpay.cat.sale;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.authorization.Asked;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentView.Decline;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.till.TillId;

/** A sale as the till remembers it: open until the auth-server's final word, and then closed. */
@Entity
@Table(name = "sale")
class TillSale {

  private static final Pattern PROBLEM_CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  @Id private UUID paymentId;
  private UUID tillId;
  private String orderId;
  private long amount;
  private String currency;

  @Enumerated(EnumType.STRING)
  private SaleState state;

  private UUID standingPayment;
  private @Nullable String approval;
  private @Nullable String cardLast4;

  @Enumerated(EnumType.STRING)
  private @Nullable DeclineReason declineReason;

  private @Nullable String problemCode;

  @Enumerated(EnumType.STRING)
  private @Nullable NextStep nextStep;

  /** The batch in which the consumer was charged. */
  private @Nullable Integer batch;

  /** Changed by refunds alone, in statements of their own. */
  @Column(insertable = false, updatable = false)
  private long givenBack;

  private Instant openedAt;
  private Instant updatedAt;

  /** For JPA, which then fills the fields. */
  TillSale() {}

  TillSale(TillId till, Asked asked, Instant now) {
    this.paymentId = asked.payment().uuid();
    this.standingPayment = paymentId;
    this.tillId = till.uuid();
    this.orderId = asked.order().text();
    this.amount = asked.amount().amount();
    this.currency = asked.amount().currencyCode();
    this.state = SaleState.OPEN;
    this.nextStep = NextStep.QUERY;
    this.openedAt = stored(now);
    this.updatedAt = openedAt;
  }

  PaymentId payment() {
    return new PaymentId(paymentId);
  }

  Asked asked() {
    return new Asked(payment(), new OrderId(orderId), Money.of(amount, currency));
  }

  TillId till() {
    return new TillId(tillId);
  }

  boolean isAt(TillId till) {
    return tillId.equals(till.uuid());
  }

  boolean isOpen() {
    return state == SaleState.OPEN;
  }

  SaleState state() {
    return state;
  }

  /** The code of the problem for which the auth-server did not take the request. */
  @Nullable String problemCode() {
    return problemCode;
  }

  /** True when this word of the auth-server's will close the sale as charged by itself. */
  boolean isChargedBy(PaymentView told) {
    return isOpen()
        && told.state() == PaymentState.APPROVED
        && told.paymentId().uuid().equals(paymentId);
  }

  /** Notes in which batch the consumer was charged. */
  void charge(int openBatch) {
    batch = openBatch;
  }

  /** Takes the auth-server's word; a closed sale keeps the word that closed it. */
  void hear(PaymentView told) {
    SaleState next = SaleState.of(told.state());
    if (!isOpen() || next == SaleState.OPEN) {
      return;
    }
    state = told.paymentId().uuid().equals(paymentId) ? next : SaleState.ALREADY_PAID;
    standingPayment = told.paymentId().uuid();
    approval = told.approval() == null ? null : told.approval().text();
    cardLast4 = told.cardLast4();
    declineReason = told.decline() == null ? null : told.decline().reason();
    nextStep = told.nextStep();
    updatedAt = stored(told.updatedAt());
  }

  /**
   * Notes that the auth-server did not take the request. Its code and next step are stored, its
   * words are not.
   */
  void hear(Problem problem, Instant now) {
    if (!isOpen()) {
      return;
    }
    state = SaleState.of(problem);
    problemCode =
        PROBLEM_CODE.matcher(problem.code()).matches()
            ? problem.code()
            : "HTTP_" + problem.status();
    nextStep = problem.nextStep();
    updatedAt = stored(now);
  }

  /** The payment as far as the till knows it: unknown while the sale is open. */
  PaymentView view() {
    Money nothing = Money.of(0, asked().amount().currencyCode());
    return new PaymentView(
        new PaymentId(standingPayment),
        asked().order(),
        state.payment(),
        0,
        asked().amount(),
        CaptureMode.AUTOMATIC,
        state.payment() == PaymentState.APPROVED ? asked().amount() : nothing,
        nothing,
        approval == null ? null : new ApprovalNumber(approval),
        cardLast4,
        declineReason == null ? null : Decline.of(declineReason),
        null,
        nextStep,
        null,
        updatedAt);
  }

  /** What others may know of it. */
  Sold sold() {
    Money back = Money.of(givenBack, currency);
    return new Sold(view(), state, openedAt, batch, back, problemCode);
  }

  /** As exact as the database is, so that a slip is the same when it is printed again. */
  private static Instant stored(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public String toString() {
    return "TillSale[" + payment() + ", " + state + ", since " + openedAt + "]";
  }
}
