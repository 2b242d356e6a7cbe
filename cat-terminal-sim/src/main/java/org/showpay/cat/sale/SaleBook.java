package org.showpay.cat.sale;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import org.showpay.cat.authorization.Asked;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sales of all tills, each step in a short transaction of its own. */
@Service
class SaleBook {

  private final EntityManager entities;
  private final Clock clock;

  SaleBook(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** Makes the payment id and writes the sale down; committed when this returns. */
  @Transactional
  public TillSale open(TillId till, OrderId order, Money price) {
    Asked asked = new Asked(PaymentId.next(), order, price);
    TillSale sale = new TillSale(till, asked, clock.instant());
    entities.persist(sale);
    return sale;
  }

  /** Writes down where the auth-server says the payment stands. */
  @Transactional
  public TillSale record(PaymentId payment, PaymentView told) {
    TillSale sale = locked(payment);
    sale.hear(told);
    return sale;
  }

  /** Writes down that the auth-server did not take the request. */
  @Transactional
  public TillSale record(PaymentId payment, Problem problem) {
    TillSale sale = locked(payment);
    sale.hear(problem, clock.instant());
    return sale;
  }

  /** A sale of this till; 404 for any other. */
  @Transactional(readOnly = true)
  public TillSale find(TillId till, PaymentId payment) {
    return Optional.ofNullable(entities.find(TillSale.class, payment.uuid()))
        .filter(sale -> sale.isAt(till))
        .orElseThrow(
            () -> ProblemException.notFound("SALE_UNKNOWN", "This till made no such sale."));
  }

  private TillSale locked(PaymentId payment) {
    return entities.find(TillSale.class, payment.uuid(), LockModeType.PESSIMISTIC_WRITE);
  }
}
