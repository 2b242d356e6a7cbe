package org.showpay.mall;

import static org.showpay.mall.Customers.item;
import static org.showpay.mall.Customers.order;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOrderId;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop that has its merchant account, and ten lamps of 20 000 won. */
@MallTest
public abstract class AtTheShop {

  /** What is sold here. */
  protected static final String LAMP = "LAMP-TEST";

  /** Its customers. */
  @Autowired protected Customers customers;

  /** The other end of the line. */
  @Autowired protected FakeAuthServer authServer;

  /** What tells the shop of sessions. */
  protected Herald herald;

  @BeforeEach
  void openTheShop() {
    authServer.behave();
    herald = new Herald(customers);
    customers.office().enter(herald.account());
    customers.clear(LAMP, 10, 20_000);
  }

  /** An order of so many lamps. */
  protected Order placed(int lamps) {
    return customers.shop().place(order(item(LAMP, lamps)));
  }

  /** An order of two lamps that is paid, and of which the shop knows. */
  protected Order paid() {
    Order order = placed(2);
    herald.tell("checkout.paid", authServer.pay(order.session()));
    return found(order.order());
  }

  /** The order as it is now. */
  protected Order found(ShopOrderId order) {
    return customers.shop().find(order);
  }

  /** Where it stands now. */
  protected State stateOf(Order order) {
    return found(order.order()).state();
  }

  /** What the session of an order says that it was paid with. */
  protected PaymentId paymentOf(Order order) {
    return Objects.requireNonNull(authServer.session(order.session()).payment()).paymentId();
  }
}
