package org.showpay.stack.invariant;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.audit.AuditProof;
import org.showpay.contracts.trust.ServiceName;

/** A way to look for what breaks an invariant, in one database or across two. */
sealed interface Rule {

  /**
   * What breaks it.
   *
   * @throws IOException when something that is needed to judge is not here
   */
  List<Finding> findings(Look look) throws SQLException, IOException;

  /** Whose databases it reads. */
  Set<ServiceName> reads();

  /** Each row breaks the invariant. */
  record Nothing(Question question) implements Rule {

    @Override
    public Set<ServiceName> reads() {
      return Set.of(question.in());
    }

    @Override
    public List<Finding> findings(Look look) throws SQLException {
      List<Finding> found = new ArrayList<>();
      question.ask(look, (subject, says) -> found.add(new Finding(subject, String.valueOf(says))));
      return found;
    }
  }

  /**
   * Both say the same of every payment, whichever of them knows it. We know every payment before
   * anybody is asked about it, so what is unknown to us is wrong whatever they say; what they do
   * not know must be nothing. Where we say null the payment is on its way, and is not judged.
   */
  record Agreement(String whose, String nothing, Question ours, Question theirs) implements Rule {

    @Override
    public Set<ServiceName> reads() {
      return both(ours, theirs);
    }

    @Override
    public List<Finding> findings(Look look) throws SQLException {
      Map<Subject, Optional<String>> here = new TreeMap<>();
      ours.ask(look, (subject, says) -> here.put(subject, Optional.ofNullable(says)));
      Map<Subject, String> there = new TreeMap<>();
      theirs.ask(look, (subject, says) -> there.put(subject, String.valueOf(says)));
      List<Finding> found = new ArrayList<>();
      here.forEach((subject, says) ->
          says.filter(it -> !it.equals(there.getOrDefault(subject, nothing)))
              .ifPresent(
                  it -> found.add(differ(subject, it, there.getOrDefault(subject, nothing)))));
      there.forEach((subject, says) -> {
        if (!here.containsKey(subject)) {
          found.add(differ(subject, "no such payment", says));
        }
      });
      return found;
    }

    private Finding differ(Subject subject, String here, String there) {
      return new Finding(subject, "%s here, %s in %s".formatted(here, there, whose));
    }
  }

  /** Of the payments that share a code or an order, the other side charged one at most. */
  record OnlyOne(Question keys, Question charged) implements Rule {

    @Override
    public Set<ServiceName> reads() {
      return both(keys, charged);
    }

    @Override
    public List<Finding> findings(Look look) throws SQLException {
      Map<Subject, String> keyOf = new HashMap<>();
      keys.ask(look, (payment, key) -> keyOf.put(payment, String.valueOf(key)));
      Map<String, Set<Subject>> byKey = new TreeMap<>();
      charged.ask(
          look,
          (payment, says) ->
              Optional.ofNullable(keyOf.get(payment))
                  .ifPresent(
                      key -> byKey.computeIfAbsent(key, it -> new TreeSet<>()).add(payment)));
      List<Finding> found = new ArrayList<>();
      byKey.forEach((key, payments) -> {
        if (payments.size() > 1) {
          found.add(new Finding(new Subject(key), "charged by the card company as " + payments));
        }
      });
      return found;
    }
  }

  /** Whatever one side was told, the other side has written down just so. */
  record WrittenDown(Question told, Question written) implements Rule {

    @Override
    public Set<ServiceName> reads() {
      return both(told, written);
    }

    @Override
    public List<Finding> findings(Look look) throws SQLException {
      List<Finding> heard = new ArrayList<>();
      told.ask(look, (subject, says) -> heard.add(new Finding(subject, String.valueOf(says))));
      Set<Finding> known = new HashSet<>();
      written.ask(look, (subject, says) -> known.add(new Finding(subject, String.valueOf(says))));
      return heard.stream()
          .filter(it -> !known.contains(it))
          .map(it ->
              new Finding(it.subject(), "told \"" + it.what() + "\", which is not in the books"))
          .toList();
    }
  }

  /** Whatever the one side says of somebody, the other side does not know them. */
  record Apart(Question says, Question knows) implements Rule {

    @Override
    public Set<ServiceName> reads() {
      return both(says, knows);
    }

    @Override
    public List<Finding> findings(Look look) throws SQLException {
      Set<Subject> known = new HashSet<>();
      knows.ask(look, (subject, nothing) -> known.add(subject));
      List<Finding> found = new ArrayList<>();
      says.ask(
          look,
          (subject, words) -> {
            if (known.contains(subject)) {
              found.add(new Finding(subject, "charged here, but " + words));
            }
          });
      return found;
    }
  }

  /** What a service wrote down of who did what is as it was written and, each day, as signed. */
  record Chained(ServiceName in) implements Rule {

    @Override
    public Set<ServiceName> reads() {
      return Set.of(in);
    }

    @Override
    public List<Finding> findings(Look look) throws SQLException, IOException {
      AuditProof proof = AuditProof.of(in, look.at(in), look.trustedKeys());
      return proof.broken().stream()
          .map(words -> new Finding(new Subject(in.text()), words))
          .toList();
    }
  }

  private static Set<ServiceName> both(Question one, Question other) {
    return EnumSet.of(one.in(), other.in());
  }

  /**
   * A query in the database of one service, with two columns: about what, and what is said of it.
   */
  record Question(ServiceName in, String query) {

    private static final int ROWS_AT_A_TIME = 1000;

    /** Has each row heard. */
    void ask(Look look, Listener listener) throws SQLException {
      Connection connection = look.at(in);
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setFetchSize(ROWS_AT_A_TIME);
        try (ResultSet row = statement.executeQuery()) {
          String about = row.getMetaData().getColumnLabel(1);
          while (row.next()) {
            listener.hear(Subject.of(about, row.getObject(1)), row.getString(2));
          }
        }
      }
    }

    /** Hears the rows. */
    @FunctionalInterface
    interface Listener {

      /** One row; nothing is said where the second column is null. */
      void hear(Subject subject, @Nullable String says);
    }
  }
}
