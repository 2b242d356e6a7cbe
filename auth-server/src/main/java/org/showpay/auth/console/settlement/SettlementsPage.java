package org.showpay.auth.console.settlement;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.settlement.SettlementFile;
import org.showpay.auth.settlement.SettlementRows;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.settlement.SettlementId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settlements of all merchants, newest first, and their files. */
@Controller
@RequestMapping("/console/settlements")
class SettlementsPage {

  private static final int PAGE = 50;
  private static final SettlementId BEHIND_ALL = new SettlementId(new UUID(-1, -1));

  private static final String LATEST =
      """
      select b.*, m.name as shop from settlement_batch b join merchant m on m.id = b.merchant_id
       where b.id < :before order by b.id desc limit :limit
      """;

  private final JdbcClient jdbc;
  private final SettlementRows rows;
  private final SettlementFile file;
  private final Deeds deeds;

  SettlementsPage(JdbcClient jdbc, SettlementRows rows, SettlementFile file, Deeds deeds) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.file = file;
    this.deeds = deeds;
  }

  @GetMapping
  String page(@RequestParam(required = false) @Nullable SettlementId before, Model model) {
    // One more than is shown tells whether there is another page.
    List<ShownSettlement> found =
        jdbc.sql(LATEST)
            .param("before", (before == null ? BEHIND_ALL : before).uuid())
            .param("limit", PAGE + 1)
            .query((row, n) -> read(row))
            .list();
    List<ShownSettlement> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("settlements", shown);
    model.addAttribute("next", found.size() > PAGE ? shown.getLast().id() : null);
    return "console/settlements";
  }

  /** Who took what a merchant sold is worth knowing too. */
  @GetMapping("/{settlement}/file")
  ResponseEntity<byte[]> file(
      @PathVariable SettlementId settlement, @AuthenticationPrincipal Operator operator) {
    String text =
        deeds.perform(
            operator.does(Action.TAKE_FILE, settlement),
            () -> rows.find(settlement).map(file::write).orElseThrow(SettlementsPage::unknown));
    String name = ContentDisposition.attachment().filename(settlement + ".csv").build().toString();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, name)
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("SETTLEMENT_UNKNOWN", "There is no such settlement.");
  }

  private static ShownSettlement read(ResultSet row) throws SQLException {
    return new ShownSettlement(
        new SettlementId(row.getObject("id", UUID.class)),
        row.getObject("business_day", LocalDate.class),
        row.getInt("number"),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("shop"),
        row.getInt("items"),
        money(row, "captured"),
        money(row, "refunded").plus(money(row, "reversed")),
        money(row, "fees"),
        money(row, "net"),
        row.getObject("closed_at", OffsetDateTime.class).toInstant());
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("currency"));
  }
}
