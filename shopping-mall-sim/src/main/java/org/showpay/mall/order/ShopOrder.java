package org.showpay.mall.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.shop.ShopApi.Ending;
import org.showpay.contracts.shop.ShopApi.Item;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopApi.State;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.mall.checkout.Purchase;
import org.showpay.mall.checkout.ShopSettings;
import org.showpay.mall.visit.Customer;

/** An order; it changes in {@link OrderBook} alone, by statements that look at its state first. */
@Entity
@Table(name = "shop_order")
public class ShopOrder {

  @Id private UUID id;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private State state;

  @Column(updatable = false)
  private long total;

  @Column(updatable = false)
  private String currency;

  @Column(updatable = false)
  private @Nullable String customer;

  @Column(updatable = false)
  private UUID sessionId;

  @Column(updatable = false)
  private Instant placedAt;

  @Column(updatable = false)
  private Instant payBy;

  @Column(insertable = false, updatable = false)
  @Enumerated(EnumType.STRING)
  private @Nullable CheckoutState sessionState;

  @Column(insertable = false, updatable = false)
  private int sessionVersion;

  @Column(insertable = false, updatable = false)
  private @Nullable String screen;

  @Column(insertable = false, updatable = false)
  private @Nullable String decline;

  @Column(insertable = false, updatable = false)
  private @Nullable UUID paymentId;

  @Column(insertable = false, updatable = false)
  private long givenBack;

  @Column(insertable = false, updatable = false)
  private long refunded;

  @Column(insertable = false, updatable = false)
  @Enumerated(EnumType.STRING)
  private @Nullable Ending ending;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant endWantedAt;

  @Column(insertable = false, updatable = false)
  private boolean paidTooLate;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "order_item", joinColumns = @JoinColumn(name = "order_id"))
  @OrderColumn(name = "position")
  private List<OrderItem> items;

  /** For the persistence provider. */
  protected ShopOrder() {}

  ShopOrder(Money total, List<OrderItem> items, @Nullable Customer customer, HoldTime.Held held) {
    this.id = ShopOrderId.next().uuid();
    this.sessionId = CheckoutId.next().uuid();
    this.state = State.PLACED;
    this.total = total.amount();
    this.currency = total.currencyCode();
    this.customer = customer == null ? null : customer.digest();
    this.items = new ArrayList<>(items);
    this.placedAt = held.from();
    this.payBy = held.to();
  }

  /** What the shop calls it. */
  public ShopOrderId id() {
    return new ShopOrderId(id);
  }

  /** Where it stands. */
  public State state() {
    return state;
  }

  /** What its items cost together. */
  public Money total() {
    return Money.of(total, currency);
  }

  /** What was given back of that. */
  public Money refunded() {
    return Money.of(refunded, currency);
  }

  /** What can still be given back, nothing where nothing was charged. */
  public Money refundable() {
    return Money.of(paymentId == null ? 0 : total - givenBack, currency);
  }

  /** What was bought. */
  public List<OrderItem> items() {
    return List.copyOf(items);
  }

  /** What so many of one good cost. */
  public Money costOf(OrderItem item) {
    return item.cost(Currency.getInstance(currency));
  }

  /** When it was placed. */
  public Instant placedAt() {
    return placedAt;
  }

  /** Until when it can be paid. */
  public Instant payBy() {
    return payBy;
  }

  /** Why it was cancelled, if it was. */
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  /** Why the last payment of it was refused, if one was. */
  public Optional<DeclineReason> decline() {
    return Optional.ofNullable(decline).map(DeclineReason::valueOf);
  }

  /** What paid it, if something did. */
  public Optional<PaymentId> payment() {
    return Optional.ofNullable(paymentId).map(PaymentId::new);
  }

  /** The payment screen, while there is something to pay there. */
  public Optional<URI> screen() {
    return state == State.PLACED ? Optional.ofNullable(screen).map(URI::create) : Optional.empty();
  }

  /** True when so new an answer about its session was applied, or a newer one. */
  public boolean hasHeard(int version) {
    return sessionVersion >= version;
  }

  /** True while a payment runs whose outcome is awaited. */
  public boolean isBeingPaid() {
    return state == State.PLACED && sessionState == CheckoutState.PROCESSING;
  }

  /** True once somebody wants to cancel it. */
  public boolean isToEnd() {
    return endWantedAt != null;
  }

  /** True for what must never be: paid there, and cancelled here. */
  public boolean isPaidTooLate() {
    return paidTooLate;
  }

  /** What the auth-server is asked for; the same at every time. */
  Purchase purchase(ShopSettings settings) {
    Currency money = Currency.getInstance(currency);
    return new Purchase(
        new CheckoutId(sessionId),
        new OrderId(id().toString()),
        total(),
        items.stream().map(item -> item.line(money)).toList(),
        settings.publicUrl().resolve("/orders/" + id()));
  }

  /** As the shop's API shows it. */
  public Order view() {
    return new Order(
        id(),
        state,
        total(),
        refunded(),
        items.stream().map(item -> new Item(item.sku(), item.quantity())).toList(),
        new CheckoutId(sessionId),
        screen().orElse(null),
        payBy,
        ending);
  }
}
