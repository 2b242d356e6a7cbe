package org.showpay.stack.moves;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.showpay.contracts.payment.PaymentState;

/**
 * The table of {@code docs/payment-states.md}, packed with this module: the very page that the
 * auth-server's code and its database are tested against, and not the database's own copy.
 */
public final class LegalMoves {

  private static final String PAGE = "/docs/payment-states.md";
  private static final String HEAD = "| from \\ to |";

  private LegalMoves() {}

  /** All of them as rows for SQL, {@code ('UNKNOWN','APPROVED')} and so on. */
  public static String asSqlRows() {
    List<String> rows = new ArrayList<>();
    rows.add(row("NONE", PaymentState.AUTHENTICATION_REQUIRED));
    rows.add(row("NONE", PaymentState.DECLINED));
    List<List<String>> table =
        page().lines().filter(line -> line.startsWith("| ")).map(LegalMoves::cells).toList();
    List<String> columns = table.getFirst();
    for (List<String> line : table.subList(2, table.size())) {
      PaymentState from = PaymentState.valueOf(line.getFirst());
      for (int i = 1; i < columns.size(); i++) {
        if (i < line.size() && !line.get(i).isEmpty()) {
          rows.add(row(from.name(), PaymentState.valueOf(columns.get(i))));
        }
      }
    }
    return String.join(", ", rows);
  }

  private static String row(String from, PaymentState to) {
    return "('%s', '%s')".formatted(from, to);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells.subList(0, cells.size() - 1);
  }

  private static String page() {
    try (InputStream page = LegalMoves.class.getResourceAsStream(PAGE)) {
      String text =
          new String(
              Objects.requireNonNull(page, PAGE + " is not packed").readAllBytes(),
              StandardCharsets.UTF_8);
      if (!text.contains(HEAD)) {
        throw new IllegalStateException(PAGE + " has no table of moves");
      }
      return text.substring(text.indexOf(HEAD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
