package org.showpay.benchmarks.limit;

import java.util.List;

/**
 * A statement as PostgreSQL logged it.
 *
 * @param session the process that served it
 * @param parameters as the log writes them, without quotes; null where there is none
 */
record Logged(String session, String database, String sql, List<String> parameters) {

  static final String NULL = "NULL";

  boolean begins() {
    return sql.equalsIgnoreCase("begin");
  }

  boolean ends() {
    return sql.equalsIgnoreCase("commit") || sql.equalsIgnoreCase("rollback");
  }
}
