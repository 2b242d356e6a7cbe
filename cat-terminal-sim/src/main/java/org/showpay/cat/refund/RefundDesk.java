package org.showpay.cat.refund;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.showpay.cat.authorization.AfterSales;
import org.showpay.cat.authorization.OperationAnswer.Refused;
import org.showpay.cat.authorization.OperationAnswer.Silence;
import org.showpay.cat.authorization.OperationAnswer.Told;
import org.showpay.cat.till.Tills;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi.RefundKind;
import org.showpay.contracts.till.TillOfficeApi.RefundState;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Gives money back. No transaction is open while the auth-server is asked. */
@Service
public class RefundDesk {

  private static final Pattern PROBLEM_CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  private final Tills tills;
  private final RefundBook book;
  private final AfterSales line;
  private final Clock clock;

  RefundDesk(Tills tills, RefundBook book, AfterSales line, Clock clock) {
    this.tills = tills;
    this.book = book;
    this.line = line;
    this.clock = clock;
  }

  /**
   * What is to be given back.
   *
   * @param operation made by whoever asks: the same one is one refund
   */
  public record Wish(OperationId operation, PaymentId payment, RefundKind kind, Money amount) {}

  /** Gives back; 422 when more is wanted than is left, or a void comes too late. */
  public Refunded giveBack(TillId till, Wish wish) {
    if (!wish.amount().isPositive()) {
      throw refusal("NO_AMOUNT", "Nothing is left to give back, or no amount was typed.");
    }
    boolean first = writeDown(till, wish);
    Refunded refund = book.find(till, wish.operation()).orElseThrow();
    if (!refund.isSameAs(wish.payment(), wish.kind(), wish.amount())) {
      throw refusal("REFUND_DIFFERS", "This refund was asked for with another amount or receipt.");
    }
    return refund.state() == RefundState.OPEN ? ask(till, refund, first) : refund;
  }

  /** Asks for a refund again that was not answered; the same id is one refund. */
  public Refunded askAgain(TillId till, OperationId operation) {
    Refunded refund =
        book.find(till, operation)
            .orElseThrow(
                () -> ProblemException.notFound("REFUND_UNKNOWN", "This till gave no such thing."));
    return refund.state() == RefundState.OPEN ? ask(till, refund, false) : refund;
  }

  /** The refunds of a sale, oldest first. */
  public List<Refunded> of(TillId till, PaymentId payment) {
    return book.of(till, payment);
  }

  /** Refunds without an answer that were asked for within a span of time, at any till. */
  public List<OpenRefund> openBetween(Instant from, Instant to) {
    return book.openBetween(from, to);
  }

  /** True when it had not been written down before. */
  private boolean writeDown(TillId till, Wish wish) {
    if (book.find(till, wish.operation()).isPresent()) {
      return false;
    }
    try {
      if (!book.open(till, opened(wish))) {
        throw wish.kind() == RefundKind.VOID
            ? refusal("VOID_TOO_LATE", "Only a whole sale of the open batch can be voided.")
            : refusal("ABOVE_CHARGED", "This is more than was charged and not given back.");
      }
      return true;
    } catch (DuplicateKeyException sentTwiceAtOnce) {
      return false;
    }
  }

  private Refunded opened(Wish wish) {
    return new Refunded(
        wish.operation(),
        wish.payment(),
        wish.kind(),
        wish.amount(),
        RefundState.OPEN,
        null,
        clock.instant());
  }

  private Refunded ask(TillId till, Refunded refund, boolean first) {
    Refund request = new Refund(refund.operation(), refund.amount(), refund.kind().name());
    switch (line.refund(tills.find(till).apiKey(), refund.payment(), request)) {
      case Told(OperationView told) -> record(till, told);
      case Refused(Problem problem) -> record(refund, problem, first);
      case Silence() -> {}
    }
    return book.find(till, refund.operation()).orElseThrow();
  }

  private void record(TillId till, OperationView told) {
    switch (told.state()) {
      case REQUESTED -> {}
      case DONE -> book.done(till, told.operationId());
      case REFUSED ->
          book.refused(
              told.operationId(),
              Optional.ofNullable(told.refusal()).map(Enum::name).orElse("REFUSED"));
    }
  }

  /**
   * A refusal of the first request ends the refund. After silence only one by the rules does (422),
   * which would refuse the first request as well, should it still be on its way.
   */
  private void record(Refunded refund, Problem problem, boolean first) {
    if (first || problem.status() == HttpStatus.UNPROCESSABLE_CONTENT.value()) {
      String code = problem.code();
      book.refused(
          refund.operation(),
          PROBLEM_CODE.matcher(code).matches() ? code : "HTTP_" + problem.status());
    }
  }

  private static ProblemException refusal(String code, String detail) {
    return ProblemException.unprocessable(code, NextStep.FIX_REQUEST, detail);
  }
}
