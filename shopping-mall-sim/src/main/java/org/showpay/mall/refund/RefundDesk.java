package org.showpay.mall.refund;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopOfficeApi.Refund;
import org.showpay.contracts.shop.ShopOfficeApi.RefundState;
import org.showpay.contracts.shop.ShopOfficeApi.RefundWish;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.checkout.GivenBack;
import org.showpay.mall.checkout.SessionLine;
import org.showpay.mall.order.ShopOrder;
import org.showpay.mall.order.ShopOrders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Gives money back: the operation is saved before it is sent, and asked for again by the same id
 * for as long as nobody answers. No transaction is open meanwhile.
 */
@Component
public class RefundDesk {

  private static final Logger LOG = LoggerFactory.getLogger(RefundDesk.class);
  private static final String REASON = "REFUND";
  private static final Pattern PROBLEM = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  private final ShopOrders orders;
  private final RefundBook book;
  private final SessionLine line;

  RefundDesk(ShopOrders orders, RefundBook book, SessionLine line) {
    this.orders = orders;
    this.book = book;
    this.line = line;
  }

  /** Gives back; 422 when more is wanted than is left of what was charged. */
  public Refund giveBack(ShopOrderId order, RefundWish wish) {
    orders.get(order);
    if (!wish.amount().isPositive()) {
      throw refusal("NO_AMOUNT", "An amount above zero is given back.");
    }
    boolean first = book.open(order, wish);
    Refund refund = book.find(wish.operation()).orElseThrow();
    if (!refund.order().equals(order) || !refund.amount().equals(wish.amount())) {
      throw refusal("REFUND_DIFFERS", "This refund was asked for with another amount or order.");
    }
    if (refund.state() == RefundState.OPEN) {
      ask(refund, first);
    }
    return book.find(wish.operation()).orElseThrow();
  }

  /** The refunds of an order, oldest first. */
  public List<Refund> of(ShopOrderId order) {
    return book.of(order);
  }

  /** Those without an outcome for so long, from behind this one. */
  public List<OperationId> openFor(Duration time, Optional<OperationId> after, int most) {
    return book.openFor(time, after, most);
  }

  /**
   * Asks again for a refund that has no outcome.
   *
   * @return false when nobody answers; one that is still open after an answer is no silence
   */
  public boolean askAgain(OperationId operation) {
    Refund refund = book.find(operation).orElseThrow();
    return refund.state() != RefundState.OPEN || ask(refund, false);
  }

  /** False when nobody answers. */
  private boolean ask(Refund refund, boolean first) {
    ShopOrder order = orders.get(refund.order());
    PaymentsApi.Refund request =
        new PaymentsApi.Refund(refund.operation(), refund.amount(), REASON);
    return switch (line.refund(order.payment().orElseThrow(), request)) {
      case GivenBack.Told(var told) -> {
        record(told);
        yield true;
      }
      case GivenBack.Refused(var problem) -> {
        record(refund, problem, first);
        yield true;
      }
      case GivenBack.Nonsense() -> {
        trouble(refund, "ANSWER_UNREADABLE");
        yield true;
      }
      case GivenBack.Silence() -> false;
    };
  }

  private void record(OperationView told) {
    switch (told.state()) {
      case REQUESTED -> {}
      case DONE -> book.done(told.operationId());
      case REFUSED ->
          book.refused(
              told.operationId(),
              Optional.ofNullable(told.refusal()).map(Enum::name).orElse("REFUSED"));
    }
  }

  /**
   * A refusal of the first request ends the refund. After silence only one by the rules does (422),
   * which would refuse the first request as well, should it still be on its way. Any other leaves
   * it open, with its amount set aside, and somebody has to look.
   */
  private void record(Refund refund, Problem problem, boolean first) {
    if (first || problem.status() == HttpStatus.UNPROCESSABLE_CONTENT.value()) {
      book.refused(refund.operation(), codeOf(problem));
    } else {
      trouble(refund, codeOf(problem));
    }
  }

  private void trouble(Refund refund, String problem) {
    LOG.error("{} of {} stays open: {}", refund.operation(), refund.order(), problem);
    book.troubled(refund.operation(), problem);
  }

  private static String codeOf(Problem problem) {
    String code = problem.code();
    return PROBLEM.matcher(code).matches() ? code : "HTTP_" + problem.status();
  }

  static ProblemException refusal(String code, String detail) {
    return ProblemException.unprocessable(code, NextStep.FIX_REQUEST, detail);
  }
}
