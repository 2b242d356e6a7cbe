package org.showpay.contracts.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of accesses. */
final class AuditRows {

  private final JdbcClient jdbc;

  AuditRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds them, all or none, by one statement. */
  void add(List<Access> accesses) {
    if (accesses.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into audit_entry (at, who, what, object, origin, result)
            select * from unnest(cast(? as timestamptz[]), cast(? as text[]), cast(? as text[]),
                                 cast(? as text[]), cast(? as text[]), cast(? as integer[]))
            """)
        .param(accesses.stream().map(it -> it.at().toString()).toArray(String[]::new))
        .param(accesses.stream().map(Access::who).toArray(String[]::new))
        .param(accesses.stream().map(Access::what).toArray(String[]::new))
        .param(accesses.stream().map(Access::object).toArray(String[]::new))
        .param(accesses.stream().map(Access::origin).toArray(String[]::new))
        .param(accesses.stream().map(Access::result).toArray(Integer[]::new))
        .update();
  }
}
