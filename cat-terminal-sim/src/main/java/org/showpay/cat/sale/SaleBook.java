package org.showpay.cat.sale;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.showpay.cat.authorization.Asked;
import org.showpay.cat.till.ReceiptNumber;
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

  /** How long an open sale stands before newer ones. */
  private static final Duration FIRST = Duration.ofDays(1);

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
    if (sale.isChargedBy(told)) {
      sale.charge(openBatch(sale.till()));
    }
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

  /** The newest sales of a till; open ones first, for a day. */
  @Transactional(readOnly = true)
  public List<TillSale> latest(TillId till, int most) {
    return entities
        .createQuery(
            "from TillSale where tillId = :till "
                + "order by case when state = OPEN and openedAt > :dayAgo then 0 else 1 end, "
                + "openedAt desc",
            TillSale.class)
        .setParameter("till", till.uuid())
        .setParameter("dayAgo", clock.instant().minus(FIRST))
        .setMaxResults(most)
        .getResultList();
  }

  /** The sales of an order at this till, what was charged first and then the newest. */
  @Transactional(readOnly = true)
  public List<TillSale> ofOrder(TillId till, OrderId order) {
    return entities
        .createQuery(
            "from TillSale where tillId = :till and orderId = :order "
                + "order by case when state = APPROVED then 0 else 1 end, openedAt desc",
            TillSale.class)
        .setParameter("till", till.uuid())
        .setParameter("order", order.text())
        .getResultList();
  }

  /** Sales without a final word that were opened within a span of time, at any till. */
  @Transactional(readOnly = true)
  public List<TillSale> openBetween(Instant from, Instant to) {
    return entities
        .createQuery(
            "from TillSale where state = OPEN and openedAt between :from and :to order by openedAt",
            TillSale.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  /** The next receipt's number at this till, which no other receipt of the till has. */
  @Transactional
  public OrderId nextReceipt(TillId till) {
    Object number =
        entities
            .createNativeQuery(
                "update till set last_receipt = last_receipt + 1 where id = :till "
                    + "returning last_receipt")
            .setParameter("till", till.uuid())
            .getSingleResult();
    return ReceiptNumber.of(till, ((Number) number).intValue());
  }

  /** Held until the end of the transaction, so that the batch is not closed meanwhile. */
  private int openBatch(TillId till) {
    Object batch =
        entities
            .createNativeQuery("select batch from till where id = :till for share")
            .setParameter("till", till.uuid())
            .getSingleResult();
    return ((Number) batch).intValue();
  }

  private TillSale locked(PaymentId payment) {
    return entities.find(TillSale.class, payment.uuid(), LockModeType.PESSIMISTIC_WRITE);
  }
}
