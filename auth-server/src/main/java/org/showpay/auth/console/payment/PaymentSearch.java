package org.showpay.auth.console.payment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paging.Cursor;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds payments, newest first. */
@Repository
class PaymentSearch {

  private static final int PAGE = 25;
  private static final int MOST_SHOPS = 50;
  private static final int PATIENCE_SECONDS = 5;

  private static final String FIND =
      """
      select p.*, m.name as shop, t.label as terminal
        from payment p
        join merchant m on m.id = p.merchant_id
        join terminal t on t.id = p.terminal_id
       where (p.requested_at, p.id) < (:at, :before)
      """;

  private static final String NEWEST = " order by p.requested_at desc, p.id desc limit :limit";

  /**
   * Ids of moves are drawn in one order and committed in another: one that comes late is a change
   * too, and pushes another out of the latest, whose sum is another then. Read backwards by the
   * primary key.
   */
  private static final String VERSION =
      """
      select coalesce(max(id), 0) || '-' || coalesce(sum(id), 0)
        from (select id from payment_move order by id desc limit 500) latest
      """;

  private final JdbcClient jdbc;
  private final ZoneId zone;

  PaymentSearch(JdbcClient jdbc, @Value("${showpay.time-zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /** Some payments, and where the next page begins; null on the last one. */
  record Page(List<FoundPayment> payments, @Nullable String next) {}

  /** A search that takes longer than some seconds is ended: payments wait for its connection. */
  @Transactional(readOnly = true, timeout = PATIENCE_SECONDS)
  Page find(Search search) {
    Cursor before =
        search.isFirstPage() ? Cursor.START : Cursor.read(String.valueOf(search.after()));
    Conditions wanted = conditions(search);
    // One more than is shown tells whether there is another page.
    List<FoundPayment> found =
        jdbc.sql(FIND + wanted.sql() + NEWEST)
            .param("at", before.at().atOffset(ZoneOffset.UTC))
            .param("before", before.id())
            .param("limit", PAGE + 1)
            .params(wanted.values)
            .query(FoundPayment::read)
            .list();
    if (found.size() <= PAGE) {
      return new Page(found, null);
    }
    List<FoundPayment> shown = found.subList(0, PAGE);
    return new Page(shown, shown.getLast().place().text());
  }

  /** Another one whenever a payment has moved. */
  String version() {
    return jdbc.sql(VERSION).query(String.class).single();
  }

  private Conditions conditions(Search search) {
    Conditions all = new Conditions();
    named(search.text(), all);
    all.add("p.state = :state", "state", search.state());
    all.add("p.decline_reason = :reason", "reason", search.reason());
    all.add("p.amount = :amount", "amount", search.amount());
    all.add("p.requested_at >= :from", "from", startOf(search.from(), 0));
    all.add("p.requested_at < :to", "to", startOf(search.to(), 1));
    return all;
  }

  private void named(String text, Conditions all) {
    if (text.isEmpty()) {
      return;
    }
    switch (text.substring(0, Math.min(text.length(), 4))) {
      case "pay_" ->
          all.add(
              "(p.id = :named or p.authorization_id = :named)",
              "named",
              id(text, typed -> PaymentId.of(typed).uuid()));
      case "mer_" ->
          all.add("p.merchant_id = :named", "named", id(text, t -> MerchantId.of(t).uuid()));
      case "trm_" ->
          all.add("p.terminal_id = :named", "named", id(text, t -> TerminalId.of(t).uuid()));
      default -> {
        all.add(
            "(p.order_id = :named or p.approval_number = :named or p.merchant_id in (:shops))",
            "named",
            text);
        all.values.put("shops", shops(text));
      }
    }
  }

  /** Not a single one where no shop is called so: SQL knows no empty list. */
  private List<UUID> shops(String name) {
    List<UUID> found =
        jdbc.sql(
                """
                select id from merchant where position(lower(:name) in lower(name)) > 0
                 order by id desc limit :most
                """)
            .param("name", name)
            .param("most", MOST_SHOPS)
            .query((row, n) -> row.getObject("id", UUID.class))
            .list();
    return found.isEmpty() ? List.of(new UUID(0, 0)) : found;
  }

  /** No payment is called by what is no id. */
  private static UUID id(String text, Function<String, UUID> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException none) {
      return new UUID(0, 0);
    }
  }

  private @Nullable OffsetDateTime startOf(@Nullable LocalDate day, int later) {
    return day == null ? null : day.plusDays(later).atStartOfDay(zone).toOffsetDateTime();
  }

  /** What must hold of a payment. */
  private static final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    void add(String text, String name, @Nullable Object value) {
      if (value != null) {
        texts.add(" and " + text);
        values.put(name, value instanceof Enum<?> code ? code.name() : value);
      }
    }

    String sql() {
      return String.join("", texts);
    }
  }
}
