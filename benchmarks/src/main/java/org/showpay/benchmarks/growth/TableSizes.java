package org.showpay.benchmarks.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.showpay.benchmarks.past.History;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;

/** What the rows of all databases take on the disk. */
final class TableSizes {

  private static final double MIB = 1 << 20;
  private static final long WORTH_NAMING = 1 << 20;

  private static final String ALL =
      """
      select relname, reltuples, pg_table_size(oid) as rows, pg_indexes_size(oid) as indexes
        from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       order by pg_total_relation_size(oid) desc
      """;

  private TableSizes() {}

  /** Tables with indexes: each in a line, and the sum of all in the last. */
  record Sizes(List<String> lines, double mib) {}

  static Sizes of(RunningStack stack) throws SQLException {
    List<String> lines = new ArrayList<>();
    double all = 0;
    for (ServiceName service : History.BOOKS) {
      try (Connection connection = stack.databaseOf(service).open();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(ALL)) {
        while (row.next()) {
          long table = row.getLong("rows");
          long indexes = row.getLong("indexes");
          all += (table + indexes) / MIB;
          if (table + indexes > WORTH_NAMING) {
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  %-24s %-24s %11.0f rows %9.1f MiB, indexes %9.1f MiB",
                    service.text(),
                    row.getString("relname"),
                    row.getDouble("reltuples"),
                    table / MIB,
                    indexes / MIB));
          }
        }
      }
    }
    lines.add(String.format(Locale.ROOT, "  all tables with their indexes: %.1f MiB", all));
    return new Sizes(lines, all);
  }
}
