package org.showpay.benchmarks.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what PostgreSQL was asked for one payment as a script of pgbench: the same statements and
 * commits in the same order. What belongs to this payment becomes a variable, which each round of
 * the script reads from a row of the table {@code draw}; that one statement more is pgbench's own.
 */
final class PaymentScript {

  private static final String HEAD =
      """
      -- One payment, as services ask PostgreSQL for it. ./showpay bench --write-script writes it
      -- from the server's log; each bench compares it with what the services do now.
      select * from draw where n = (select nextval('draw_number')) \\gset

      """;

  private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:.*");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TABLE =
      Pattern.compile("\\b(from|join|into|update) (\\w+)", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> variables;
  private final Map<String, Set<String>> tables;

  /**
   * A writer.
   *
   * @param variables the name of the variable for each value that belongs to the payment
   * @param tables of databases whose tables stand in a schema of the same name
   */
  PaymentScript(Map<String, String> variables, Map<String, Set<String>> tables) {
    this.variables = Map.copyOf(variables);
    this.tables = Map.copyOf(tables);
  }

  /** The script. */
  String of(List<Logged> logged) {
    StringBuilder script = new StringBuilder(HEAD);
    for (List<Logged> unit : unitsOfPayment(logged)) {
      script.append("-- ").append(unit.getFirst().database()).append('\n');
      unit.forEach(statement -> script.append(text(statement)));
      script.append('\n');
    }
    return script.toString();
  }

  /** Transactions, and statements that are one by themselves, by the time of their beginning. */
  private List<List<Logged>> unitsOfPayment(List<Logged> logged) {
    Map<String, List<Logged>> open = new HashMap<>();
    List<List<Logged>> units = new ArrayList<>();
    for (Logged statement : logged) {
      List<Logged> unit = open.get(statement.session());
      if (unit == null) {
        unit = new ArrayList<>();
        units.add(unit);
      }
      unit.add(statement);
      if (statement.begins()) {
        open.put(statement.session(), unit);
      } else if (statement.ends()) {
        open.remove(statement.session());
      }
    }
    return units.stream().filter(this::isOfPayment).toList();
  }

  /** A day alone is no sign: work in the background names it too. */
  private boolean isOfPayment(List<Logged> unit) {
    return unit.stream()
        .flatMap(statement -> statement.parameters().stream())
        .anyMatch(value -> variables.containsKey(value) && !DAY.matcher(value).matches());
  }

  private String text(Logged statement) {
    Matcher place = PLACE.matcher(withSchemas(statement));
    String sql =
        place.replaceAll(found ->
            Matcher.quoteReplacement(
                value(statement.parameters().get(Integer.parseInt(found.group(1)) - 1))));
    return sql + ";\n";
  }

  private String value(String parameter) {
    String variable = variables.get(parameter);
    if (variable != null) {
      return ':' + variable;
    }
    if (MOMENT.matcher(parameter).matches()) {
      return ":moment";
    }
    if (parameter.contains(":")) {
      throw new IllegalStateException("pgbench would misread this: " + parameter);
    }
    return parameter.equals(Logged.NULL) ? parameter : "'" + parameter.replace("'", "''") + "'";
  }

  private String withSchemas(Logged statement) {
    Set<String> known = tables.getOrDefault(statement.database(), Set.of());
    return TABLE
        .matcher(statement.sql())
        .replaceAll(found ->
            known.contains(found.group(2))
                ? found.group(1) + ' ' + statement.database() + '.' + found.group(2)
                : found.group());
  }
}
