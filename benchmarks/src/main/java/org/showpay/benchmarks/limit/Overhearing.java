package org.showpay.benchmarks.limit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;

/** What the services ask PostgreSQL for while something is done, and by themselves meanwhile. */
public final class Overhearing {

  private static final Pattern WORK =
      Pattern.compile("(select|with|insert|update|delete)\\b.*", Pattern.CASE_INSENSITIVE);

  private final RunningStack stack;
  private final Path log;

  /**
   * Hears nothing yet.
   *
   * @param log what PostgreSQL prints
   */
  public Overhearing(RunningStack stack, Path log) {
    this.stack = stack;
    this.log = log;
  }

  /** Something that takes a while. */
  @FunctionalInterface
  public interface Work {
    void doIt() throws SQLException, IOException, InterruptedException;
  }

  /** Each statement once. */
  public Collection<Asked> during(Work work)
      throws SQLException, IOException, InterruptedException {
    Map<String, Asked> asked = new LinkedHashMap<>();
    try (Connection superuser = stack.databaseOf(ServiceName.AUTH_SERVER).open()) {
      ServerLog server = new ServerLog(log, superuser);
      server.begin();
      work.doIt();
      for (Logged it : server.end()) {
        if (LimitDatabase.SCHEMAS.containsKey(it.database()) && WORK.matcher(it.sql()).matches()) {
          asked.putIfAbsent(
              it.database() + ' ' + it.sql(), new Asked(it.database(), it.sql(), it.parameters()));
        }
      }
    }
    return asked.values();
  }
}
