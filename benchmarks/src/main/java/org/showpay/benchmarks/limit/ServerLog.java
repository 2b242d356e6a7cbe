package org.showpay.benchmarks.limit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has PostgreSQL write down every statement for a while, with its parameters, and reads that. */
final class ServerLog {

  private static final Pattern NEXT_ENTRY = Pattern.compile("\n(?!\t)");
  private static final Pattern ENTRY =
      Pattern.compile("@(\\d+)@([^@]*)@ (LOG|DETAIL|STATEMENT|[A-Z]+): {2}(.*)", Pattern.DOTALL);
  private static final Pattern STATEMENT =
      Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\d+ = (NULL|'(?:[^']++|'')*+')", Pattern.DOTALL);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;
  private final Connection superuser;
  private long from;

  ServerLog(Path file, Connection superuser) {
    this.file = file;
    this.superuser = superuser;
  }

  /** Begins; every session notices it before its next statement, shortly after. */
  void begin() throws SQLException, IOException, InterruptedException {
    set("log_line_prefix", "'@%p@%d@ '");
    set("log_statement", "'all'");
    reload();
    awaitMark("log begins");
    from = Files.size(file);
  }

  /** Ends, and says what was logged meanwhile, in the order of time. */
  List<Logged> end() throws SQLException, IOException, InterruptedException {
    awaitMark("log ends");
    List<Logged> logged = read(text(from));
    for (String setting : List.of("log_statement", "log_line_prefix")) {
      run("alter system reset " + setting);
    }
    reload();
    return logged;
  }

  private void awaitMark(String mark) throws SQLException, IOException, InterruptedException {
    long before = Files.size(file);
    long end = System.nanoTime() + PATIENCE.toNanos();
    String text = mark + ' ' + end;
    while (System.nanoTime() < end) {
      run("select '" + text + "'");
      if (text(before).contains(text)) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("PostgreSQL does not log to " + file);
  }

  private String text(long start) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return new String(
        all, Math.toIntExact(start), Math.toIntExact(all.length - start), StandardCharsets.UTF_8);
  }

  /** Entries may have several lines; those after the first begin with a tab. */
  static List<Logged> read(String text) {
    List<Logged> logged = new ArrayList<>();
    for (String entry : NEXT_ENTRY.split(text, -1)) {
      Matcher parts = ENTRY.matcher(entry.replace("\n\t", "\n").strip());
      if (!parts.matches()) {
        continue;
      }
      Matcher statement = STATEMENT.matcher(parts.group(4));
      if (parts.group(3).equals("LOG") && statement.matches()) {
        logged.add(
            new Logged(
                parts.group(1), parts.group(2), oneLine(statement.group(1)), new ArrayList<>()));
      } else if (parts.group(3).equals("DETAIL")) {
        addParameters(logged, parts.group(1), parts.group(4));
      }
    }
    return logged;
  }

  private static void addParameters(List<Logged> logged, String session, String detail) {
    for (int i = logged.size() - 1; i >= 0; i--) {
      if (logged.get(i).session().equals(session)) {
        List<String> parameters = logged.get(i).parameters();
        PARAMETER.matcher(detail).results().forEach(it -> parameters.add(plain(it.group(1))));
        return;
      }
    }
  }

  private static String plain(String logged) {
    return logged.equals(Logged.NULL)
        ? Logged.NULL
        : logged.substring(1, logged.length() - 1).replace("''", "'");
  }

  private static String oneLine(String sql) {
    return sql.replaceAll("\\s+", " ").strip();
  }

  private void set(String setting, String value) throws SQLException {
    run("alter system set " + setting + " = " + value);
  }

  private void reload() throws SQLException {
    run("select pg_reload_conf()");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }
}
