package org.showpay.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.trust.ServiceName;

/**
 * Something that would break an invariant: it is planted in the books of the story, and the checker
 * must name the invariant and who breaks it. They are written down in {@code broken-twins.sql}.
 *
 * @param names what the checker must name
 */
record BrokenTwin(String invariant, String names, String bug, List<Row> rows) {

  private static final Pattern HEAD = Pattern.compile("-- (I\\d+) ([^:]+): (.+)");

  /** A row that is written wrongly. */
  record Row(ServiceName service, String sql) {}

  /** All of them. */
  static List<BrokenTwin> all() {
    return Stream.of(file().split("\n\n", -1))
        .filter(block -> HEAD.matcher(block).lookingAt())
        .map(BrokenTwin::read)
        .toList();
  }

  private static BrokenTwin read(String block) {
    Matcher head = HEAD.matcher(block);
    if (!head.lookingAt()) {
      throw new IllegalArgumentException(block);
    }
    List<Row> rows = new ArrayList<>();
    for (String part : block.substring(head.end()).strip().split("(?m)^-- ", -1)) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        rows.add(new Row(service(part.substring(0, end)), part.substring(end).strip()));
      }
    }
    return new BrokenTwin(head.group(1), head.group(2), head.group(3), rows);
  }

  private static ServiceName service(String name) {
    return Arrays.stream(ServiceName.values())
        .filter(it -> it.text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String file() {
    try (InputStream file = BrokenTwin.class.getResourceAsStream("/broken-twins.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with the payments of a story in the place of their names. */
  BrokenTwin in(Players players) {
    return new BrokenTwin(
        invariant,
        players.named(names),
        bug,
        rows.stream().map(row -> new Row(row.service, players.written(row.sql))).toList());
  }

  @Override
  public String toString() {
    return invariant + ": " + bug;
  }

  /**
   * The payments of one story.
   *
   * @param coffee the first purchase, which was approved
   * @param cake the one of which a part was refunded
   * @param declined one that was declined because its code had been used for the coffee
   * @param breakfast one that a backup paid when the card was declined
   * @param online one at the internet shop's payment screen
   * @param stranger one that no service ever saw
   */
  record Players(
      PaymentId coffee,
      PaymentId cake,
      PaymentId declined,
      PaymentId breakfast,
      PaymentId online,
      PaymentId stranger) {

    private String named(String text) {
      return text.replace("$coffee", coffee.toString())
          .replace("$cake", cake.toString())
          .replace("$declined", declined.toString())
          .replace("$breakfast", breakfast.toString())
          .replace("$online", online.toString())
          .replace("$stranger", stranger.toString());
    }

    private String written(String sql) {
      return sql.replace("$coffee", quoted(coffee))
          .replace("$cake", quoted(cake))
          .replace("$declined", quoted(declined))
          .replace("$breakfast", quoted(breakfast))
          .replace("$online", quoted(online))
          .replace("$stranger", quoted(stranger));
    }

    private static String quoted(PaymentId payment) {
      return "'" + payment.uuid() + "'::uuid";
    }
  }
}
