package org.showpay.auth;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.replica.StaleReads;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service's stale reads, which a test points at a replica of its own. */
class PointedReads extends StaleReads {

  private volatile @Nullable StaleReads elsewhere;

  PointedReads(DataSource dataSource) {
    super(dataSource, "");
  }

  void point(@Nullable StaleReads reads) {
    elsewhere = reads;
  }

  @Override
  public <T> T read(Function<JdbcClient, T> query) {
    StaleReads pointedAt = elsewhere;
    return pointedAt == null ? super.read(query) : pointedAt.read(query);
  }
}
