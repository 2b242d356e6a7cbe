package org.showpay.auth;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables of the same migrations, in a schema of their own, in which something may be broken. The
 * running service works in it until this is closed: its connections are made anew.
 */
final class TwinSchema implements AutoCloseable {

  private static final String NAME = "broken_twin";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    workIn(NAME, "set search_path = " + NAME);
  }

  /** Takes something away that the database would hold against a mistake. */
  TwinSchema without(String what) {
    jdbc.sql(what).update();
    return this;
  }

  private void workIn(String schema, String searchPath) {
    jdbc.sql(
            """
            do $$ begin
              execute format('alter database %%I %s', current_database());
            end $$
            """
                .formatted(searchPath))
        .update();
    // A connection that was being made may join the pool after the others have left it. The pool
    // makes one at a time: once there is a newer one that one is there too, and leaves with it.
    leaveUntilIn(schema);
    connections.getHikariPoolMXBean().softEvictConnections();
  }

  private void leaveUntilIn(String schema) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String where;
    do {
      connections.getHikariPoolMXBean().softEvictConnections();
      where = jdbc.sql("select current_schema()").query(String.class).single();
    } while (!schema.equals(where) && System.nanoTime() < end);
    if (!schema.equals(where)) {
      throw new IllegalStateException("Something would be broken in " + where);
    }
  }

  @Override
  public void close() {
    workIn("public", "reset search_path");
    jdbc.sql("drop schema " + NAME + " cascade").update();
  }
}
