package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What docs/scale.md says of each table, constraint and statement is so, and is all. */
@AuthServerTest
class SpreadByKeyTest {

  private static final Path PAGE = Path.of("..", "docs", "scale.md");

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired DataSource dataSource;
  @Autowired JdbcClient jdbc;

  private Placement placement;

  @BeforeEach
  void spread() throws Exception {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    placement = new Placement(dataSource);
  }

  @AfterEach
  void takeAway() throws Exception {
    placement.close();
  }

  @Test
  void eachTableHasItsPlaceInThePage() throws Exception {
    Set<String> inPage = new TreeSet<>();
    rows("Where each table lies").forEach(row -> inPage.add(row.get(0) + " " + row.get(1)));
    assertThat(inPage).isEqualTo(placement.tables());
  }

  @Test
  void aConstraintThatCannotBeHeldOnOneNodeIsInThePageAndNoOtherIs() throws Exception {
    Set<String> inPage = new TreeSet<>();
    rows("Constraints that are given up").forEach(row -> inPage.add(row.getFirst()));
    assertThat(placement.constraintsAcross("public")).isEqualTo(inPage);
  }

  @Test
  void afterTheMigrationEveryConstraintHasTheKey() throws Exception {
    assertThat(placement.constraintsAcross("spread")).isEmpty();
  }

  @Test
  void aNewConstraintWithoutTheKeyIsFound() throws Exception {
    jdbc.sql(
            "create unique index one_approval_number on payment (approval_number)"
                + " where approval_number = 'none'")
        .update();
    try {
      assertThat(placement.constraintsAcross("public")).contains("one_approval_number");
    } finally {
      jdbc.sql("drop index one_approval_number").update();
    }
  }

  @Test
  void aStatementOfAPurchaseWithoutTheKeyIsInThePageAndNoOtherIs() throws Exception {
    List<List<String>> page = rows("Statements without a key");
    Set<String> unexplained = new TreeSet<>();
    Set<List<String>> used = new HashSet<>();
    for (String sql : statementsOfAPurchase()) {
      for (Placement.Spread table : placement.spread()) {
        if (table.isMissedBy(sql)) {
          List<List<String>> why =
              page.stream()
                  .filter(row -> row.get(0).equals(table.table()) && sql.contains(row.get(1)))
                  .toList();
          used.addAll(why);
          if (why.isEmpty()) {
            unexplained.add(table.table() + ": " + sql);
          }
        }
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(used).containsExactlyInAnyOrderElementsOf(page);
  }

  private List<String> statementsOfAPurchase() {
    Cashier cashier = town.cashier();
    PayCode code = town.consumer().code();
    AuthorizationRequest request = cashier.request(code, won(4_200));
    try (Statements statements = new Statements()) {
      assertThat(cashier.payments().authorize(request).state()).isEqualTo(PaymentState.APPROVED);
      assertThat(cashier.payments().find(request.paymentId()).state())
          .isEqualTo(PaymentState.APPROVED);
      List<String> all = statements.all();
      assertThat(all).anyMatch(sql -> sql.contains("insert into payment "));
      assertThat(all).anyMatch(sql -> sql.contains("update pay_code"));
      assertThat(all).anyMatch(sql -> sql.contains("ledger_transaction"));
      return all;
    }
  }

  /** The rows of the table below a heading: what stands in code marks, cell by cell. */
  private static List<List<String>> rows(String heading) throws IOException {
    String section =
        Files.readString(PAGE).split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
    List<List<String>> rows = new ArrayList<>();
    section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(line -> {
          List<String> cells = new ArrayList<>();
          for (String cell : line.substring(1).split("\\|", -1)) {
            cells.add(cell.strip().replace("`", ""));
          }
          rows.add(cells);
        });
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
