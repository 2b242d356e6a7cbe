package org.showpay.auth.console.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merchants and terminals as the console reads them. No key is among what it reads. */
@Repository
class MerchantRows {

  private static final int MOST = 200;

  private static final String MERCHANTS =
      """
      select m.id, m.name, m.state, m.opened_at,
             (select count(*) from terminal t
               where t.merchant_id = m.id and t.state = 'ACTIVE') as n
        from merchant m
      """;

  private final JdbcClient jdbc;

  MerchantRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest ones, or those whose names have this in them. */
  List<ShownMerchant> named(String text) {
    return jdbc.sql(
            MERCHANTS
                + " where position(lower(:text) in lower(m.name)) > 0"
                + " order by m.opened_at desc, m.id desc limit :most")
        .param("text", text)
        .param("most", MOST)
        .query(MerchantRows::merchant)
        .list();
  }

  Optional<ShownMerchant> find(MerchantId id) {
    return jdbc.sql(MERCHANTS + " where m.id = :id")
        .param("id", id.uuid())
        .query(MerchantRows::merchant)
        .optional();
  }

  List<ShownTerminal> terminalsOf(MerchantId merchant) {
    return jdbc.sql(
            """
            select t.id, t.label, t.channel, t.state, t.added_at, t.version, k.prefix,
                   case when t.earlier_key_until > now() then t.earlier_key_until end as both_until,
                   greatest(k.used_at, e.used_at) as used_at
              from terminal t
              left join api_key k on k.hash = t.api_key_hash
              left join api_key e on e.hash = t.earlier_key_hash
             where t.merchant_id = :merchant
             order by t.state, t.added_at desc, t.id limit :most
            """)
        .param("merchant", merchant.uuid())
        .param("most", MOST)
        .query((row, n) -> terminal(row))
        .list();
  }

  private static ShownMerchant merchant(ResultSet row, int number) throws SQLException {
    return new ShownMerchant(
        new MerchantId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("state"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getInt("n"));
  }

  private static ShownTerminal terminal(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime both = row.getObject("both_until", OffsetDateTime.class);
    @Nullable OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
    return new ShownTerminal(
        new TerminalId(row.getObject("id", UUID.class)),
        row.getString("label"),
        row.getString("channel"),
        row.getString("state"),
        row.getObject("added_at", OffsetDateTime.class).toInstant(),
        both == null ? null : both.toInstant(),
        row.getString("prefix"),
        used == null ? null : used.toInstant(),
        row.getInt("version"));
  }
}
