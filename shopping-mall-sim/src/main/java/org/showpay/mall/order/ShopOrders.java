package org.showpay.mall.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.visit.Customer;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** All orders that were ever placed, for reading. */
public interface ShopOrders extends Repository<ShopOrder, UUID> {

  /** The order of this id, if there is one. */
  Optional<ShopOrder> findById(UUID id);

  /** The order of this id, if this browser placed it. */
  Optional<ShopOrder> findByIdAndCustomer(UUID id, String customer);

  /** What this browser placed, newest first. */
  List<ShopOrder> findByCustomerOrderByPlacedAtDescIdDesc(String customer, Limit limit);

  /** The order of a session, if it is one of ours. */
  Optional<ShopOrder> findBySessionId(UUID sessionId);

  /** Newest first: ids are in the order of time. */
  List<ShopOrder> findByIdLessThanOrderByIdDesc(UUID before, Limit limit);

  /** The same for one state. */
  List<ShopOrder> findByStateAndIdLessThanOrderByIdDesc(State state, UUID before, Limit limit);

  /**
   * An order.
   *
   * @throws ProblemException 404 ORDER_UNKNOWN when there is no such order
   */
  default ShopOrder get(ShopOrderId id) {
    return findById(id.uuid()).orElseThrow(() -> unknown(id));
  }

  /**
   * An order of this browser.
   *
   * @throws ProblemException 404 ORDER_UNKNOWN when it placed no such order
   */
  default ShopOrder get(ShopOrderId id, Customer customer) {
    return findByIdAndCustomer(id.uuid(), customer.digest()).orElseThrow(() -> unknown(id));
  }

  /** The order of a session, if it is one of ours. */
  default Optional<ShopOrder> of(CheckoutId session) {
    return findBySessionId(session.uuid());
  }

  private static ProblemException unknown(ShopOrderId id) {
    return ProblemException.notFound("ORDER_UNKNOWN", "The shop has no order " + id + ".");
  }
}
