package org.showpay.auth.checkout;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paging.Cursor;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.KeyScope;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of checkout sessions. Each move is one statement that says where it may come from. */
@Repository
class CheckoutRows {

  private static final String SELECT =
      """
      select c.*, m.name as shop,
             ceil(extract(epoch from c.expires_at - now()) * 1000) as left_millis
        from checkout_session c join merchant m on m.id = c.merchant_id
      """;

  private static final String OPEN =
      """
      insert into checkout_session (id, merchant_id, terminal_id, order_id, amount, currency, lines,
        return_url, cancel_url, screen, state, opened_at, expires_at, updated_at)
      values (:id, :merchant, :terminal, :order, :amount, :currency, :lines,
        :return, :cancel, :screen, 'OPEN', now(), now() + make_interval(secs => :seconds), now())
      """;

  /** A merchant that was closed, or an order that is paid in another way, is not paid here. */
  private static final String BEGIN =
      """
      update checkout_session c
         set state = 'PROCESSING', payment_id = :payment, code_digest = :code,
             version = version + 1, updated_at = now()
       where id = :id and state = 'OPEN' and expires_at > now()
         and exists (select from terminal t join merchant m on m.id = t.merchant_id
                      where t.id = c.terminal_id and t.state = 'ACTIVE' and m.state = 'ACTIVE')
         and not exists (select from payment p
                          where p.merchant_id = c.merchant_id and p.order_id = c.order_id
                            and p.state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED'))
      """;

  /**
   * After a refusal another code may be shown, while there is time and not without end; not for an
   * order that a till has sold meanwhile, which no code could pay any more.
   */
  private static final String DECIDE =
      """
      update checkout_session c
         set state = case when :paid then 'PAID'
                          when expires_at > now() and refusals + 1 < 10 and not sold.elsewhere
                          then 'OPEN' else 'EXPIRED' end,
             sold_elsewhere = sold.elsewhere and not :paid,
             refusals = case when :paid then refusals else refusals + 1 end,
             version = version + 1, updated_at = now()
        from (select exists (
                select from checkout_session s
                  join payment p on p.merchant_id = s.merchant_id and p.order_id = s.order_id
                 where s.payment_id = :payment
                   and p.state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED')
              ) as elsewhere) sold
       where c.payment_id = :payment and c.state = 'PROCESSING'
      returning c.id
      """;

  private static final String LIST =
      SELECT
          + """
           where c.merchant_id = :merchant and (c.opened_at, c.id) < (:at, :id)
             and (:order = '' or c.order_id = :order) and (:state = '' or c.state = :state)
           order by c.opened_at desc, c.id desc limit :limit
          """;

  /** What is over, and what died before its payment was written; by the database's clock. */
  private static final String UNDECIDED =
      SELECT
          + """
           where c.state = 'OPEN' and c.expires_at <= now()
              or c.state = 'PROCESSING' and c.updated_at < now() - interval '15 seconds'
                 and not exists (select from payment p where p.id = c.payment_id)
           order by c.expires_at limit :limit
          """;

  private static final String LOOK =
      """
      select c.id, c.state not in ('OPEN', 'PROCESSING') as over, c.version,
             coalesce(p.version, 0) as payment_version
        from checkout_session c left join payment p on p.id = c.payment_id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CheckoutRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Checkout> find(CheckoutId id) {
    return jdbc.sql(SELECT + " where c.id = :id")
        .param("id", id.uuid())
        .query(this::read)
        .optional();
  }

  /** The session whose payment screen has this digest. */
  Optional<Checkout> onScreen(byte[] screen) {
    return jdbc.sql(SELECT + " where c.screen = :screen")
        .param("screen", screen)
        .query(this::read)
        .optional();
  }

  /** Whether there is something new on the payment screen that has this digest. */
  Optional<Checkout.Look> look(byte[] screen) {
    return jdbc.sql(LOOK + " where c.screen = :screen")
        .param("screen", screen)
        .query(CheckoutRows::readLook)
        .optional();
  }

  /** The same for these sessions, all at once. */
  List<Checkout.Look> looks(Collection<CheckoutId> sessions) {
    return jdbc.sql(LOOK + " where c.id = any(cast(:ids as uuid[]))")
        .param(
            "ids",
            sessions.stream()
                .map(session -> session.uuid().toString())
                .collect(Collectors.joining(",", "{", "}")))
        .query(CheckoutRows::readLook)
        .list();
  }

  private static Checkout.Look readLook(ResultSet row, int number) throws SQLException {
    return new Checkout.Look(
        new CheckoutId(row.getObject("id", UUID.class)),
        row.getBoolean("over"),
        row.getInt("version"),
        row.getInt("payment_version"));
  }

  /** Whether a payment of this order is approved, or is not decided yet. */
  boolean isBeingPaid(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select exists (select from payment
                            where merchant_id = :merchant and order_id = :order
                              and state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED'))
            """)
        .param("merchant", merchant.uuid())
        .param("order", order.text())
        .query(Boolean.class)
        .single();
  }

  /**
   * Writes a new session.
   *
   * @throws org.springframework.dao.DuplicateKeyException when the id or the order is taken
   */
  void insert(OpenCheckout wanted, Caller.Terminal seller, Duration time, byte[] screen) {
    jdbc.sql(OPEN)
        .param("id", wanted.session().uuid())
        .param("merchant", seller.merchant().uuid())
        .param("terminal", seller.terminal().uuid())
        .param("order", wanted.orderId().text())
        .param("amount", wanted.amount().amount())
        .param("currency", wanted.amount().currencyCode())
        .param("lines", json.writeValueAsString(wanted.lines()))
        .param("return", wanted.returnUrl().toString())
        .param("cancel", wanted.cancelUrl().toString())
        .param("screen", screen)
        .param("seconds", time.toSeconds())
        .update();
  }

  /** Saves what is about to be paid; false when it cannot be paid now. */
  boolean begin(CheckoutId id, PaymentId payment, PayCodeDigest code) {
    return jdbc.sql(BEGIN)
            .param("id", id.uuid())
            .param("payment", payment.uuid())
            .param("code", code.bytes())
            .update()
        == 1;
  }

  /** Moves the session whose payment is decided, if there is one that waits for it. */
  Optional<Checkout> decide(PaymentId payment, boolean paid) {
    return jdbc.sql(DECIDE)
        .param("payment", payment.uuid())
        .param("paid", paid)
        .query(UUID.class)
        .optional()
        .flatMap(id -> find(new CheckoutId(id)));
  }

  /** Ends a session that nobody pays; only one that is over, where that is asked for. */
  boolean end(CheckoutId id, CheckoutState how, boolean onlyOverdue) {
    return jdbc.sql(
                """
                update checkout_session set state = :how, version = version + 1, updated_at = now()
                 where id = :id and state = 'OPEN' and (not :overdue or expires_at <= now())
                """)
            .param("how", how.name())
            .param("id", id.uuid())
            .param("overdue", onlyOverdue)
            .update()
        == 1;
  }

  List<Checkout> undecided(int limit) {
    return jdbc.sql(UNDECIDED).param("limit", limit).query(this::read).list();
  }

  List<Checkout> list(MerchantId merchant, CheckoutDesk.Filter filter, Cursor from, int limit) {
    return jdbc.sql(LIST)
        .param("merchant", merchant.uuid())
        .param("at", from.at().atOffset(ZoneOffset.UTC))
        .param("id", from.id())
        .param("order", filter.order() == null ? "" : filter.order().text())
        .param("state", filter.state() == null ? "" : filter.state().name())
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  private Checkout read(ResultSet row, int number) throws SQLException {
    return new Checkout(
        new CheckoutId(row.getObject("id", UUID.class)),
        new Caller.Terminal(
            new TerminalId(row.getObject("terminal_id", UUID.class)),
            new MerchantId(row.getObject("merchant_id", UUID.class)),
            Channel.ONLINE,
            EnumSet.of(KeyScope.PAY),
            false),
        row.getString("shop"),
        new OrderId(row.getString("order_id")),
        Money.of(row.getLong("amount"), row.getString("currency")),
        Arrays.asList(json.readValue(row.getString("lines"), CheckoutLine[].class)),
        URI.create(row.getString("return_url")),
        URI.create(row.getString("cancel_url")),
        CheckoutState.valueOf(row.getString("state")),
        row.getInt("version"),
        row.getInt("refusals"),
        row.getBoolean("sold_elsewhere"),
        attempt(row),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        Duration.ofMillis(row.getLong("left_millis")),
        row.getTimestamp("updated_at").toInstant());
  }

  private static Checkout.@Nullable Attempt attempt(ResultSet row) throws SQLException {
    UUID payment = row.getObject("payment_id", UUID.class);
    return payment == null
        ? null
        : new Checkout.Attempt(
            new PaymentId(payment),
            new PayCodeDigest(HexFormat.of().formatHex(row.getBytes("code_digest"))));
  }
}
