package org.showpay.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.NURI;
import static org.showpay.issuer.Bank.hold;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.fault.FaultEffect.Twice;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerApi.BalanceInquiry;
import org.showpay.issuer.card.PanDigester;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for card numbers where none may be. */
@IssuerTest
@ExtendWith(OutputCaptureExtension.class)
class CardNumberSecrecyTest {

  private static final String THE_TESTS_OWN_CLIENT = "org.springframework.web.client";
  private static final String THE_DRIVER = "org.postgresql";

  @Autowired Bank bank;
  @Autowired JdbcClient jdbc;
  @Autowired LoggingSystem logging;
  @Autowired PanDigester digester;

  @Test
  void keepsNoCardNumberInAnyColumnOfTheDatabase() {
    IssuedCard card = useEverything();

    String everything = columns().stream().map(this::contentOf).collect(Collectors.joining("\n"));

    String pan = card.pan().reveal();
    assertThat(everything).contains(card.account().uuid().toString(), "Corner Shop");
    assertThat(everything).doesNotContain(pan);
    assertThat(everything)
        .doesNotContain(HexFormat.of().formatHex(pan.getBytes(StandardCharsets.US_ASCII)));
    assertThat(everything).doesNotContain(Long.toHexString(Long.parseLong(pan)));
    assertThat(everything).as("fifteen digits are as good as all").doesNotContain(pan.substring(1));
  }

  @Test
  void writesNoCardNumberToTheLogEvenAtTraceAndForBrokenMessages(CapturedOutput output) {
    String pan;
    try {
      logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
      logging.setLogLevel(THE_DRIVER, LogLevel.TRACE);
      logging.setLogLevel(THE_TESTS_OWN_CLIENT, LogLevel.INFO);
      pan = useEverything().pan().reveal();
      List.of(pan, '"' + pan + '"', '"' + pan.substring(1) + '"').forEach(this::sendBroken);
    } finally {
      logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
      logging.setLogLevel(THE_DRIVER, LogLevel.INFO);
      logging.setLogLevel(THE_TESTS_OWN_CLIENT, null);
    }
    String digest = digester.digest(new Pan(pan)).hex();
    assertThat(output.getAll().contains(digest))
        .as("what the driver is told is read here, too")
        .isTrue();
    assertThat(output.getAll().contains(pan.substring(1))).as("card number in the log").isFalse();
  }

  private void sendBroken(String pan) {
    bank.http(Bank.adapterToken())
        .post()
        .uri("/v1/companies/hanbit/balance-inquiries")
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"pan\":" + pan + ",\"expiry\":\"never\"}")
        .exchange((request, response) -> response.getStatusCode());
  }

  /** Approved, refused, at the wrong company, asked about, and struck by a fault of the plan. */
  private IssuedCard useEverything() {
    IssuedCard card = bank.card(1000);
    bank.host().authorize(HANBIT, purchase(card, won(900)));
    bank.host().authorize(HANBIT, purchase(card, won(900)));
    bank.host().authorize(NURI, purchase(card, won(100)));
    bank.faults().add(HANBIT, FaultRule.always(new Twice()).ofCard(card.account()));
    bank.host().authorize(HANBIT, hold(card, won(50)));
    bank.host().available(HANBIT, new BalanceInquiry(card.pan(), card.expiry()));
    return card;
  }

  private List<Column> columns() {
    return jdbc.sql(
            """
            select table_schema as schema, table_name as table,
                   column_name as name, data_type as type
              from information_schema.columns
             where table_schema not in ('pg_catalog', 'information_schema')
            """)
        .query((row, number) ->
            new Column(
                row.getString("schema"),
                row.getString("table"),
                row.getString("name"),
                row.getString("type")))
        .list();
  }

  private String contentOf(Column column) {
    String quoted = '"' + column.name() + '"';
    String text =
        column.type().equals("bytea")
            ? quoted + "::text || ' ' || encode(" + quoted + ", 'escape')"
            : quoted + "::text";
    return jdbc.sql(
            "select coalesce(string_agg(%s, ' '), '') from \"%s\".\"%s\""
                .formatted(text, column.schema(), column.table()))
        .query(String.class)
        .single();
  }

  /** A column of any table. */
  record Column(String schema, String table, String name, String type) {}
}
