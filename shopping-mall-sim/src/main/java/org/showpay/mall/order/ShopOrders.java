package org.showpay.mall.order;

import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.shop.ShopOrderId;
import org.springframework.data.repository.Repository;

/** All orders that were ever placed. */
interface ShopOrders extends Repository<ShopOrder, UUID> {

  /** The order of this id, if there is one. */
  Optional<ShopOrder> findById(UUID id);

  /**
   * An order.
   *
   * @throws ProblemException 404 ORDER_UNKNOWN when there is no such order
   */
  default ShopOrder get(ShopOrderId id) {
    return findById(id.uuid())
        .orElseThrow(
            () -> ProblemException.notFound("ORDER_UNKNOWN", "The shop has no order " + id + "."));
  }
}
