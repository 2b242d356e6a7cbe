package org.showpay.benchmarks.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The statements of pgbench's script, as each service asks its own database for them. */
public final class ScriptedStatements {

  private static final Pattern HEADING = Pattern.compile("-- (\\w+)");
  private static final Pattern VARIABLE = Pattern.compile("(?<![:\\w]):([a-z]\\w*)");
  private static final Pattern TRANSACTION = Pattern.compile("BEGIN|COMMIT");

  private ScriptedStatements() {}

  /** In the order of the script, without those that only begin and commit. */
  public static List<Asked> of(String script) {
    List<Asked> statements = new ArrayList<>();
    String database = "";
    for (String line : script.lines().toList()) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        database = heading.group(1);
      } else if (LimitDatabase.SCHEMAS.containsKey(database) && line.endsWith(";")) {
        String sql = line.substring(0, line.length() - 1);
        if (!TRANSACTION.matcher(sql).matches()) {
          statements.add(new Asked(database, numbered(sql, database), List.of()));
        }
      }
    }
    return statements;
  }

  /** The services' own names of tables, and places of parameters for pgbench's variables. */
  private static String numbered(String sql, String database) {
    Map<String, Integer> places = new HashMap<>();
    return VARIABLE
        .matcher(sql.replaceAll("\\b(from|join|into|update) " + database + "\\.", "$1 "))
        .replaceAll(found -> {
          int next = places.size() + 1;
          return "\\$" + places.computeIfAbsent(found.group(1), it -> next);
        });
  }
}
