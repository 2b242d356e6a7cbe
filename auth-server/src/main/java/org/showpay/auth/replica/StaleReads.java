package org.showpay.auth.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads whose answer may be some seconds old: from a replica where there is one and it answers, and
 * from the database otherwise. Nothing that is read here may decide a charge.
 */
@Component
public class StaleReads implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StaleReads.class);
  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final int CONNECTIONS = 8;

  /** So long nobody asks a replica that did not answer: each time would cost a wait. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final JdbcClient database;
  private final @Nullable HikariDataSource replica;
  private volatile long askedAgainAt = System.nanoTime();

  /**
   * None of the replica's connections is made before it is asked.
   *
   * @param replicaUrl where the replica is; nowhere if it is empty
   */
  @Autowired
  public StaleReads(DataSource dataSource, @Value("${showpay.replica.url:}") String replicaUrl) {
    this.database = JdbcClient.create(dataSource);
    this.replica = replicaUrl.isEmpty() ? null : connections(dataSource, replicaUrl);
  }

  /** What the query finds, there or here. */
  public <T> T read(Function<JdbcClient, T> query) {
    HikariDataSource there = replica;
    if (there == null || System.nanoTime() - askedAgainAt < 0) {
      return query.apply(database);
    }
    try {
      return query.apply(JdbcClient.create(there));
    } catch (DataAccessException e) {
      LOG.warn("The replica does not answer: {}", e.getClass().getSimpleName());
      askedAgainAt = System.nanoTime() + LEFT_ALONE.toNanos();
      return query.apply(database);
    }
  }

  private static HikariDataSource connections(DataSource dataSource, String url) {
    try {
      HikariConfig config = new HikariConfig();
      dataSource.unwrap(HikariDataSource.class).copyStateTo(config);
      config.setPoolName("replica");
      config.setJdbcUrl(url);
      config.setReadOnly(true);
      config.setMaximumPoolSize(CONNECTIONS);
      config.setMinimumIdle(0);
      config.setConnectionTimeout(CONNECT.toMillis());
      config.setInitializationFailTimeout(-1);
      return new HikariDataSource(config);
    } catch (SQLException e) {
      throw new IllegalStateException("Spring Boot's pool of connections is Hikari's", e);
    }
  }

  @Override
  public void close() {
    if (replica != null) {
      replica.close();
    }
  }
}
