package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.showpay.cat.AtTheTill;
import org.showpay.cat.Reply;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** At the most talkative log level, no secret is in any output or any table. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest extends AtTheTill {

  private static final LoggingSystem LOGGING =
      LoggingSystem.get(SecretsTest.class.getClassLoader());

  @BeforeEach
  void logEverything() {
    LOGGING.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
  }

  @AfterEach
  void logAsUsual() {
    LOGGING.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
  }

  @Test
  void areInNoTableAndNoOutput(CapturedOutput output) {
    Picture picture = phoneShowing(code, Carrier.QR);
    authServer.onAuthorize(
        Reply.approved(),
        Reply.declined(DeclineReason.WRONG_PASSWORD),
        Reply.half(),
        gossip(400),
        gossip(500),
        gossip(200));

    tills.sell(till, pictured(picture));
    for (int sale = 0; sale < 5; sale++) {
      sell();
    }
    problemOf(() -> tills.sell(till, typed(misread())));

    String tables = everyRow();
    assertThat(output.getOut()).contains("TRACE", "No answer for pay_");
    assertThat(tables).contains("APPROVED", "DECLINED", "REFUSED", "OPEN");
    for (String secret : secrets(picture)) {
      assertThat(output.getAll().contains(secret)).as("a secret in the output").isFalse();
      assertThat(tables.contains(secret)).as("a secret in a table").isFalse();
    }
  }

  /** A broken peer that says everything back that it was told. */
  private Reply gossip(int status) {
    String told =
        "{\"code\": \"%s\", \"detail\": \"%s %s\", \"nextStep\": \"STOP\"}"
            .formatted(code.reveal(), PASSWORD.reveal(), API_KEY.reveal());
    return Reply.body(status, "application/json", told);
  }

  private List<String> secrets(Picture picture) {
    return List.of(
        code.reveal(),
        misread(),
        PASSWORD.reveal(),
        API_KEY.reveal(),
        picture.base64().substring(0, 200));
  }

  private String misread() {
    char last = code.reveal().charAt(19);
    return code.reveal().substring(0, 19) + (last == '9' ? '0' : (char) (last + 1));
  }

  private String everyRow() {
    List<String> tables =
        database
            .sql("select table_name from information_schema.tables where table_schema = 'public'")
            .query((row, number) -> row.getString(1))
            .list();
    return tables.stream()
        .flatMap(table ->
            database
                .sql("select t::text from " + table + " t")
                .query((row, number) -> row.getString(1))
                .stream())
        .collect(Collectors.joining("\n"));
  }
}
