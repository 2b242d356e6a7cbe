package org.showpay.acceptance.storm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.crowd.Receiver;
import org.showpay.acceptance.journal.Answer;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.trust.ServiceName;

/**
 * What only those who asked can know: that nothing they were told is lost (I5), that a key has one
 * answer (I10), that merchants' servers were told how each payment ended (I9), and that no log
 * holds a secret of theirs (I12).
 */
final class Audit {

  private static final String WRITTEN =
      """
      select 'pay_' || replace(p.id::text, '-', ''), p.order_id, p.amount, p.refunded,
             coalesce(p.approval_number, ''), p.state,
             ' ' || (select string_agg(to_state, ' ') from payment_move where payment_id = p.id)
               || ' '
        from payment p
      """;

  private final Stand stand;
  private final Market market;

  Audit(Stand stand, Market market) {
    this.stand = stand;
    this.market = market;
  }

  /** Everything that is wrong, a line for each; empty where all holds. */
  List<String> complaints(List<String> secrets) throws IOException, SQLException {
    Map<String, Row> books = books();
    List<Answer> answers = market.journal().read();
    List<String> complaints = new ArrayList<>();
    answers.forEach(answer -> lost(answer, books, complaints));
    complaints.addAll(keysOfTwoMinds(answers));
    complaints.addAll(finalAnswersThatChanged(answers));
    complaints.addAll(untold(books));
    complaints.addAll(told(secrets));
    return complaints;
  }

  private Map<String, Row> books() throws SQLException {
    Map<String, Row> books = new HashMap<>();
    try (Connection connection = stand.stack().databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WRITTEN)) {
      while (row.next()) {
        books.put(
            row.getString(1),
            new Row(
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7)));
      }
    }
    return books;
  }

  /** Acknowledged and lost: what was told is not, or never was, in the books. */
  static void lost(Answer told, Map<String, Row> books, List<String> complaints) {
    Row row = books.get(told.payment().toString());
    if (row == null) {
      complaints.add("I5 " + told.payment() + " was told as " + told.state() + " and is lost");
      return;
    }
    boolean was = row.moves.contains(" " + told.state() + " ");
    boolean same =
        row.order.equals(told.order().toString())
            && row.amount == told.amount()
            && row.refunded >= told.refunded()
            && (told.approval().isEmpty() || row.approval.equals(told.approval()));
    if (!was || !same) {
      complaints.add("I5 " + told.line() + " was told, but the books say " + row);
    }
  }

  static List<String> keysOfTwoMinds(List<Answer> answers) {
    Map<String, Set<String>> digests = new HashMap<>();
    answers.stream()
        .filter(answer -> !answer.key().isEmpty())
        .forEach(answer ->
            digests.computeIfAbsent(answer.key(), it -> new HashSet<>()).add(answer.digest()));
    return digests.entrySet().stream()
        .filter(it -> it.getValue().size() > 1)
        .map(it -> "I10 the key " + it.getKey() + " had " + it.getValue().size() + " answers")
        .toList();
  }

  static List<String> finalAnswersThatChanged(List<Answer> answers) {
    Map<String, PaymentState> ended = new HashMap<>();
    List<String> complaints = new ArrayList<>();
    for (Answer answer : answers) {
      PaymentState before = ended.get(answer.payment().toString());
      boolean revived = answer.state() == PaymentState.APPROVED && before != null;
      if (revived) {
        complaints.add("I7 " + answer.payment() + " was told as " + before + ", then as APPROVED");
      }
      if (answer.state().isFinal() || answer.state() == PaymentState.REVERSING) {
        ended.put(answer.payment().toString(), answer.state());
      }
    }
    return complaints;
  }

  /** Other merchants have servers of their own, or none. */
  private Set<String> own() throws SQLException {
    String query =
        """
        select 'pay_' || replace(id::text, '-', '') from payment
         where 'mer_' || replace(merchant_id::text, '-', '') = '%s'
        """
            .formatted(market.merchant());
    Set<String> own = new HashSet<>();
    try (Connection connection = stand.stack().databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        own.add(row.getString(1));
      }
    }
    return own;
  }

  private List<String> untold(Map<String, Row> books) throws SQLException {
    Set<String> own = own();
    Map<String, Receiver.Told> newest = market.receiver().newest();
    List<String> complaints = new ArrayList<>();
    books.forEach((payment, row) -> {
      Receiver.Told told = newest.get(payment);
      if (own.contains(payment)
          && PaymentState.valueOf(row.state).isDecidedForTheTill()
          && (told == null || !told.state().equals(row.state))) {
        complaints.add("I9 " + payment + " is " + row.state + ", its merchant knows of " + told);
      }
    });
    return complaints;
  }

  private List<String> told(List<String> secrets) throws IOException {
    List<String> complaints = new ArrayList<>();
    try (Stream<Path> logs = Files.list(stand.logs())) {
      for (Path log : logs.toList()) {
        String printed = Files.readString(log, StandardCharsets.ISO_8859_1);
        if (secrets.stream().anyMatch(printed::contains)) {
          complaints.add("I12 a code or the number of a card is in " + log.getFileName());
        }
      }
    }
    return complaints;
  }

  /** A payment as the books have it. */
  record Row(
      String order, long amount, long refunded, String approval, String state, String moves) {}
}
