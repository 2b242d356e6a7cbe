package org.showpay.auth;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables of the same migrations, in a schema of their own, in which something may be broken. The
 * running service works in it until this is closed: its connections are made anew.
 */
final class TwinSchema implements AutoCloseable {

  private static final String NAME = "broken_twin";

  private final HikariDataSource connections;
  private final JdbcClient jdbc;

  TwinSchema(DataSource dataSource) {
    try {
      connections = dataSource.unwrap(HikariDataSource.class);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    jdbc = JdbcClient.create(dataSource);
    Flyway.configure().dataSource(dataSource).schemas(NAME).load().migrate();
    workIn("set search_path = " + NAME);
    String where = jdbc.sql("select current_schema()").query(String.class).single();
    if (!NAME.equals(where)) {
      throw new IllegalStateException("Something would be broken in " + where);
    }
  }

  /** Takes something away that the database would hold against a mistake. */
  TwinSchema without(String what) {
    jdbc.sql(what).update();
    return this;
  }

  private void workIn(String searchPath) {
    jdbc.sql(
            """
            do $$ begin
              execute format('alter database %%I %s', current_database());
            end $$
            """
                .formatted(searchPath))
        .update();
    connections.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public void close() {
    workIn("reset search_path");
    jdbc.sql("drop schema " + NAME + " cascade").update();
  }
}
