package org.showpay.benchmarks.plan;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.benchmarks.limit.Asked;
import org.showpay.stack.database.DatabaseAccess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How PostgreSQL would find the rows of statements, whatever their parameters are. Two questions:
 * is there an index for all that they look for, which even a small database can tell once it is
 * asked to avoid reading whole tables; and does the planner take it, with as many rows as there
 * are, and read little by it.
 */
public final class Plans {

  /** Tables that stay small however many payments there are, or are emptied as they fill. */
  private static final Set<String> FEW =
      Set.of(
          "merchant",
          "terminal",
          "merchant_terms",
          "api_key",
          "terminal_signing_key",
          "legal_move",
          "legal_checkout_move",
          "ledger_account",
          "ledger_balance",
          "ledger_horizon",
          "settlement_due",
          "webhook_endpoint",
          "webhook_task",
          "scheduled_tasks",
          "screen_tries",
          "request_rate",
          "console_operator",
          "console_session",
          "console_proposal",
          "audit_day",
          "audit_head",
          "fault",
          "reconciliation_run",
          "flyway_schema_history");

  /** From here on reading a whole table costs more than a payment. */
  private static final double MANY = 10_000;

  /** Of fewer rows it makes no difference to the planner in which order they are read. */
  private static final double SOME = 1_000;

  /** In PostgreSQL's own unit: a few rows by an index cost about ten. */
  private static final double DEAR = 5_000;

  private static final Set<String> NEEDS_ALL = Set.of("Sort", "Aggregate", "Hash", "ModifyTable");

  private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Connection connection;
  private final double dear;
  private final Map<String, Double> rows = new HashMap<>();

  /** Indexes of the few rows that are in some state, which are meant to be read whole. */
  private final Set<String> partial = new HashSet<>();

  /** A connection for this: the driver's usual one wants a value for each parameter. */
  public static Connection connect(DatabaseAccess database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password().reveal());
    properties.setProperty("preferQueryMode", "simple");
    return DriverManager.getConnection(database.url(), properties);
  }

  /**
   * Of one database.
   *
   * @param connection of {@link #connect}; there are statistics of its tables
   */
  public Plans(Connection connection) throws SQLException {
    this(connection, DEAR);
  }

  /**
   * The same.
   *
   * @param dear from which cost on an index was found that does not find much
   */
  public Plans(Connection connection, double dear) throws SQLException {
    this.connection = connection;
    this.dear = dear;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select relname, reltuples from pg_class where relkind in ('r', 'p')")) {
      while (row.next()) {
        rows.put(row.getString(1), row.getDouble(2));
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select c.relname from pg_index i
                  join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
                 where i.indpred is not null
                   and (t.reltuples <= 0 or c.reltuples < t.reltuples / 10)
                """)) {
      while (row.next()) {
        partial.add(row.getString(1));
      }
    }
  }

  /**
   * What is read as a whole.
   *
   * @return for each a line that names table and statement; empty where indexes are used for all
   */
  public List<String> problems(Iterable<Asked> statements) throws SQLException {
    List<String> problems = new ArrayList<>();
    for (Asked asked : statements) {
      for (String enabled : List.of("off", "on")) {
        run("set enable_seqscan = " + enabled);
        Set<String> read = new HashSet<>();
        look(plan(asked), enabled.equals("off"), false, read);
        read.forEach(what -> problems.add(what + " by: " + asked.sql()));
      }
    }
    run("reset enable_seqscan");
    return problems.stream().distinct().toList();
  }

  private JsonNode plan(Asked asked) throws SQLException {
    try {
      return explained("generic_plan, ", asked.sql());
    } catch (SQLException untyped) {
      if (asked.parameters().isEmpty()) {
        throw untyped;
      }
      return explained("", withValues(asked));
    }
  }

  /** Where the type of a parameter cannot be told from the text alone. */
  private static String withValues(Asked asked) {
    return PLACE
        .matcher(asked.sql())
        .replaceAll(found -> {
          String value = asked.parameters().get(Integer.parseInt(found.group(1)) - 1);
          return Matcher.quoteReplacement(
              value.equals("NULL") ? value : "'" + value.replace("'", "''") + "'");
        });
  }

  private JsonNode explained(String options, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery("explain (" + options + "format json) " + sql)) {
        row.next();
        return JSON.readTree(row.getString(1)).path(0).path("Plan");
      }
    }
  }

  /**
   * Whatever only reads on until it has enough is no whole table. A subquery that is read whole and
   * remembered says of a small table that this is cheaper, not that there is no index.
   */
  private void look(JsonNode node, boolean avoided, boolean bounded, Set<String> read) {
    String table = node.path("Relation Name").asString("");
    if (!table.isEmpty() && !FEW.contains(table)) {
      judge(node, table, avoided, bounded, read);
    }
    String type = node.path("Node Type").asString("");
    boolean limits = (bounded || type.equals("Limit")) && !NEEDS_ALL.contains(type);
    for (JsonNode child : node.path("Plans")) {
      look(child, avoided, limits && !parent(child).equals("Inner"), read);
    }
  }

  private void judge(
      JsonNode node, String table, boolean avoided, boolean bounded, Set<String> read) {
    String type = node.path("Node Type").asString("");
    boolean rather = avoided && !parent(node).equals("SubPlan");
    if (type.equals("Seq Scan") && (rather || rows.getOrDefault(table, 0d) >= MANY)) {
      read.add("all of " + table + " is read");
    }
    if (bounded || !(type.startsWith("Index") || type.startsWith("Bitmap"))) {
      return;
    }
    String index = node.path("Index Name").asString("");
    if (rows.getOrDefault(table, 0d) >= SOME
        && !index.isEmpty()
        && node.path("Index Cond").isMissingNode()
        && !partial.contains(index)) {
      read.add("all of " + table + " is read in the order of " + index);
    }
    if (node.path("Total Cost").asDouble() >= dear) {
      read.add("much of " + table + " is read by " + (index.isEmpty() ? "bitmap" : index));
    }
  }

  private static String parent(JsonNode node) {
    return node.path("Parent Relationship").asString("");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
