package org.showpay.auth.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.problem.ProblemException;

/** A card company's file is read as a whole or refused as a whole. */
class CompanyFileTest {

  private static final String HEADER =
      "kind,operation_id,payment_id,amount,currency,approval,booked_at\n";
  private static final String CAPTURE =
      "CAPTURE,pay_0199c1f2a3b47c5d8e6f708192a3b4c5,pay_0199c1f2a3b47c5d8e6f708192a3b4c5,"
          + "12000,KRW,A1B2C3,2026-03-01T15:00:00Z\n";
  private static final String REFUND =
      "REFUND,op_0199c1f2a3b47c5d8e6f708192a3b4c6,pay_0199c1f2a3b47c5d8e6f708192a3b4c5,"
          + "2000,KRW,,2026-03-02T23:59:59.999+09:00\n";
  private static final String WHOLE = HEADER + CAPTURE + REFUND + "END,2,12000,2000\n";

  private static final Window DAY =
      Window.of(
          new CompanyId("hanbit"),
          LocalDate.of(2026, 3, 2),
          ZoneId.of("Asia/Seoul"),
          Instant.parse("2026-03-03T00:00:00Z"));

  @Test
  void readsAWholeFile() {
    assertThat(CompanyFile.read(WHOLE, DAY).lines())
        .extracting(line -> line.kind() + " " + line.operation() + " " + line.amount())
        .containsExactly(
            "CAPTURE op_0199c1f2a3b47c5d8e6f708192a3b4c5 KRW 12,000",
            "REFUND op_0199c1f2a3b47c5d8e6f708192a3b4c6 KRW 2,000");
    assertThat(CompanyFile.read(WHOLE.replace("\n", "\r\n"), DAY).lines()).hasSize(2);
    assertThat(CompanyFile.read(HEADER + "END,0,0,0", DAY).lines()).isEmpty();
  }

  @Test
  void refusesAFileThatIsCutOffAnywhere() {
    String end = "END,2,12000,2000";
    for (int length = 0; length < WHOLE.lastIndexOf(end) + end.length(); length++) {
      String part = WHOLE.substring(0, length);
      assertThatExceptionOfType(ProblemException.class)
          .describedAs(part)
          .isThrownBy(() -> CompanyFile.read(part, DAY));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CAPTURE, HOLD",
    "'12000,KRW', '12001,KRW'",
    "'12000,KRW', '-12000,KRW'",
    "'12000,KRW', '12000.0,KRW'",
    "'12000,KRW', '0,KRW'",
    "'12000,KRW', '9999999999999999999,KRW'",
    "'12000,KRW', '12000,ZZZ'",
    "'12000,KRW', '12000,KRW,'",
    "2026-03-01T15:00:00Z, 2026-03-01T14:59:59Z",
    "2026-03-01T15:00:00Z, 2026-03-02T15:00:00Z",
    "2026-03-01T15:00:00Z, yesterday",
    "op_0199, xx_0199",
    "A1B2C3, =A1+B2",
    "'END,2,', 'END,3,'",
    "'END,2,12000,2000', 'END,2,12000,2001'",
    "'END,2,12000,2000', 'END,2,12000,2000,'",
    "END, FINIS"
  })
  void refusesAFileWithAnythingWrongInIt(String right, String wrong) {
    assertThat(WHOLE).contains(right);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> CompanyFile.read(WHOLE.replace(right, wrong), DAY))
        .withMessageContaining("FILE_DAMAGED");
  }

  @Test
  void refusesLinesAfterTheEnd() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> CompanyFile.read(WHOLE + CAPTURE, DAY));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> CompanyFile.read(WHOLE + WHOLE, DAY));
  }
}
