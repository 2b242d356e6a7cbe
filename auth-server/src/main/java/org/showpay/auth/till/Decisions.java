package org.showpay.auth.till;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which payments have been decided since a moment, as the database's own snapshots tell. */
@Repository
class Decisions {

  /**
   * One statement, and so one snapshot: it says of all that it does not find that it was not
   * committed. Of transactions that no snapshot can have (another cluster's) nothing is told.
   */
  private static final String SINCE =
      """
      with told as (
        select * from payment
         where terminal_id = any(cast(:terminals as uuid[]))
           and decided_in >= cast(:end as xid8)
           and decided_in < pg_snapshot_xmax(pg_current_snapshot())
        union all
        select * from payment
         where terminal_id = any(cast(:terminals as uuid[]))
           and decided_in = any(cast(:running as xid8[])))
      select moment.snapshot, told.*
        from (select cast(pg_current_snapshot() as text) as snapshot) moment
        left join told on true
       order by told.decided_in, told.id limit :limit
      """;

  private static final ResultSetExtractor<News> READER = Decisions::read;

  private final JdbcClient jdbc;

  /** A payment as it stands, and the database transaction that decided it. */
  record Decision(long transaction, Payment payment) {}

  /** Payments that have been decided, and how far whoever hears of them all has been told. */
  record News(List<Decision> decisions, Position upTo) {

    static News none(Position upTo) {
      return new News(List.of(), upTo);
    }

    /** What of it is to be told to each terminal. */
    Map<TerminalId, News> byTerminal() {
      return decisions.stream()
          .collect(
              Collectors.groupingBy(
                  decision -> decision.payment().terminal(),
                  Collectors.collectingAndThen(
                      Collectors.toList(), theirs -> new News(theirs, upTo))));
    }

    /** What of it is not told by a position. */
    News after(Position position) {
      return new News(
          decisions.stream().filter(it -> !position.hasSeen(it.transaction())).toList(), upTo);
    }
  }

  Decisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that is committed by now. */
  Position now() {
    return Position.ofSnapshot(
        jdbc.sql("select cast(pg_current_snapshot() as text)").query(String.class).single());
  }

  /** What has been decided since, each payment as it stands now, those decided first at first. */
  News since(Position from, Collection<TerminalId> terminals, int limit) {
    return jdbc.sql(SINCE)
        .param("terminals", array(terminals.stream().map(TerminalId::uuid).toList()))
        .param("end", Long.toString(from.end()))
        .param("running", array(from.running()))
        .param("limit", limit)
        .query(READER);
  }

  private static News read(ResultSet rows) throws SQLException {
    List<Decision> decisions = new ArrayList<>();
    String snapshot = "";
    while (rows.next()) {
      snapshot = rows.getString("snapshot");
      if (rows.getObject("id") != null) {
        decisions.add(new Decision(rows.getLong("decided_in"), Payment.read(rows, rows.getRow())));
      }
    }
    return new News(decisions, Position.ofSnapshot(snapshot));
  }

  private static String array(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
