package org.showpay.issuer.fault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi.Fault;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The faults that were asked for, kept in the database, so that every instance shows them. */
@Component
class FaultPlan {

  private static final String ADD =
      """
      insert into fault (
        id, company, effect, message, account_id, amount, currency, every, times, added_at)
      values (
        :id, :company, :effect, :message, :account, :amount, :currency, :every, :times, :addedAt)
      """;

  /** Counts and decides in one statement: of many messages at once, exactly the n-th is struck. */
  private static final String COUNT =
      """
      update fault
         set seen = seen + 1,
             struck = struck + case when (seen + 1) % coalesce(every, 1) = 0 then 1 else 0 end
       where id = :id and (times is null or struck < times)
      returning seen % coalesce(every, 1) = 0
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FaultPlan(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds a fault that has struck nothing yet. */
  void add(CompanyId company, Fault fault) {
    FaultRule rule = fault.rule();
    Optional<Money> amount = Optional.ofNullable(rule.amount());
    jdbc.sql(ADD)
        .param("id", fault.id().uuid())
        .param("company", company.text())
        .param("effect", json.writerFor(FaultEffect.class).writeValueAsString(rule.effect()))
        .param("message", rule.message() == null ? null : rule.message().name())
        .param("account", rule.account() == null ? null : rule.account().uuid())
        .param("amount", amount.map(Money::amount).orElse(null))
        .param("currency", amount.map(Money::currencyCode).orElse(null))
        .param("every", rule.every())
        .param("times", rule.times())
        .param("addedAt", fault.addedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The company's faults, the first one first. */
  List<Fault> of(CompanyId company) {
    return jdbc.sql("select * from fault where company = :company order by added_at, id")
        .param("company", company.text())
        .query((row, number) -> fault(row))
        .list();
  }

  /** Those of them that can still strike. */
  List<Fault> notUsedUp(CompanyId company) {
    return of(company).stream()
        .filter(fault -> fault.rule().times() == null || fault.struck() < fault.rule().times())
        .toList();
  }

  /** Takes a fault away; false when the company has no such fault. */
  boolean remove(CompanyId company, FaultId fault) {
    return jdbc.sql("delete from fault where id = :id and company = :company")
            .param("id", fault.uuid())
            .param("company", company.text())
            .update()
        == 1;
  }

  /** Counts a message that fits; true when this one is struck. */
  boolean strikes(FaultId fault) {
    return jdbc.sql(COUNT).param("id", fault.uuid()).query(Boolean.class).optional().orElse(false);
  }

  private Fault fault(ResultSet row) throws SQLException {
    UUID account = row.getObject("account_id", UUID.class);
    String message = row.getString("message");
    FaultRule rule =
        new FaultRule(
            json.readValue(row.getString("effect"), FaultEffect.class),
            message == null ? null : MessageKind.valueOf(message),
            account == null ? null : new AccountId(account),
            amount(row),
            row.getObject("every", Integer.class),
            row.getObject("times", Integer.class));
    return new Fault(
        new FaultId(row.getObject("id", UUID.class)),
        rule,
        row.getLong("seen"),
        row.getLong("struck"),
        row.getObject("added_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Money amount(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return currency == null ? null : Money.of(row.getLong("amount"), currency);
  }
}
