package org.showpay.acceptance.storm;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.check.Report;
import org.showpay.stack.check.Verdict;
import org.showpay.stack.people.Waiting;

/** What is looked at when a storm is over: the backlog first, then every invariant. */
public final class Aftermath {

  /** What is still to be done, but for passwords that are waited for. */
  public static final String BACKLOG =
      """
      select (select count(*) from payment
               where state in ('REQUESTED', 'UNKNOWN', 'REVERSING', 'CANCELLING'))
           + (select count(*) from payment_operation where state = 'REQUESTED')
           + (select count(*) from webhook_delivery where state = 'WAITING')
      """;

  /** Of all that is done again and again, nothing is done less often than once an hour. */
  private static final String PUT_OFF =
      """
      select count(*) from scheduled_tasks
       where task_instance = 'recurring' and execution_time > now() + interval '61 minutes'
      """;

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final Run run;
  private final Stand stand;
  private final Market market;

  public Aftermath(Run run, Stand stand, Market market) {
    this.run = run;
    this.stand = stand;
    this.market = market;
  }

  /** How long it took until nothing was left to be done; the longest wait, where that never was. */
  public Duration awaitQuiet() throws SQLException {
    long from = System.nanoTime();
    Duration waited = Duration.ZERO;
    try (Connection connection = stand.stack().databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement()) {
      while (count(statement, BACKLOG) > 0 && waited.compareTo(LONGEST) < 0) {
        Waiting.pause(BETWEEN);
        waited = Duration.ofNanos(System.nanoTime() - from);
      }
    }
    return waited;
  }

  private long tasksPutOff() throws SQLException {
    try (Connection connection = stand.stack().databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement()) {
      return count(statement, PUT_OFF);
    }
  }

  private static long count(Statement statement, String what) throws SQLException {
    try (ResultSet row = statement.executeQuery(what)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Closes the merchant's day, and judges every invariant that can be decided. */
  public void judge(Crowd crowd) throws IOException, SQLException, InterruptedException {
    judge(crowd.secrets());
  }

  /** The same where these are the secrets. */
  public void judge(List<String> secrets) throws IOException, SQLException, InterruptedException {
    long late = tasksPutOff();
    run.judge(Found.of("no recurring task is put off", late == 0, late + " wait over an hour"));
    market.lines().settlements().close(market.merchant());
    Report report = stand.check();
    for (Report.Line line : report.lines()) {
      run.judge(found(line));
    }
    List<String> complaints = new Audit(stand, market).complaints(secrets);
    judge("I5", "every answer in the journal of those who asked is in the books", complaints);
    judge("I7", "no payment that was told as over was told as approved later", complaints);
    judge("I9", "each merchant's server knows how each payment stands", complaints);
    judge("I10", "no Idempotency-Key had two answers", complaints);
    judge("I12", "no log holds a code or the number of a card", complaints);
  }

  private void judge(String id, String sentence, List<String> complaints) {
    run.judge(
        Found.unless(
            id + " (journal) " + sentence,
            complaints.stream().filter(it -> it.startsWith(id + " ")).toList()));
  }

  private static Found found(Report.Line line) {
    String name = line.invariant().id() + " " + line.invariant().sentence();
    return switch (line.verdict()) {
      case Verdict.Holds() -> Found.of(name, true, "");
      case Verdict.Broken(var findings) ->
          Found.unless(name, findings.stream().map(String::valueOf).toList());
      case Verdict.Unknown(String why) -> Found.of(name, false, "UNKNOWN: " + why);
    };
  }
}
