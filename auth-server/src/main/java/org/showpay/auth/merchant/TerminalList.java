package org.showpay.auth.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.key.KeyBook;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi.KeyView;
import org.showpay.contracts.merchant.MerchantsApi.TerminalView;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A merchant's terminals with what may be known of their keys. */
@Repository
class TerminalList {

  private static final int MOST = 1_000;

  private final JdbcClient jdbc;

  TerminalList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those in use first, the newest of them first. */
  List<TerminalView> of(MerchantId merchant) {
    return jdbc.sql(
            """
            select t.*, k.prefix, k.scopes, k.used_at, e.prefix as earlier_prefix,
                   e.scopes as earlier_scopes, e.used_at as earlier_used_at,
                   t.earlier_key_until > now() as both
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

  private static TerminalView terminal(ResultSet row) throws SQLException {
    List<KeyView> keys = new ArrayList<>();
    if (row.getString("state").equals("ACTIVE")) {
      keys.add(key(row, "", null));
      if (row.getBoolean("both")) {
        keys.add(key(row, "earlier_", instant(row, "earlier_key_until")));
      }
    }
    return new TerminalView(
        new TerminalId(row.getObject("id", UUID.class)),
        row.getString("label"),
        Channel.valueOf(row.getString("channel")),
        row.getString("state").equals("ACTIVE"),
        keys);
  }

  private static KeyView key(ResultSet row, String which, @Nullable Instant until)
      throws SQLException {
    return new KeyView(
        row.getString(which + "prefix"),
        KeyBook.read(row.getString(which + "scopes")),
        until,
        instant(row, which + "used_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
