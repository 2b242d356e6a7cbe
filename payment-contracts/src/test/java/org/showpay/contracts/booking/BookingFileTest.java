package org.showpay.contracts.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.PaymentId;

/** A card company's file, written and read back, whole and cut off. */
class BookingFileTest {

  private static final BookingFile FILE =
      new BookingFile(
          List.of(
              line(FollowUpKind.CAPTURE, Long.MAX_VALUE, "KRW"),
              line(FollowUpKind.CAPTURE, 1, "USD"),
              line(FollowUpKind.REFUND, 20, "USD"),
              line(FollowUpKind.REVERSAL, 300, "USD")));

  @Test
  void refusesAFileThatIsCutOffAnywhere() {
    String text = FILE.text();
    for (int length = 0; length < text.length() - 1; length++) {
      String cut = text.substring(0, length);
      assertThatIllegalArgumentException().isThrownBy(() -> BookingFile.read(cut));
    }
  }

  @ParameterizedTest
  @CsvSource({"'REFUND','REVERSED'", "',20,',',21,'", "'END,4','END,3'", "'2026-','yesterday-'"})
  void refusesAFileThatIsNotAsItWasWritten(String from, String to) {
    String other = FILE.text().replace(from, to);
    assertThatIllegalArgumentException().isThrownBy(() -> BookingFile.read(other));
  }

  @Test
  void readsWhatItWrote() {
    assertThat(BookingFile.read(FILE.text())).isEqualTo(FILE);
    assertThat(FILE.text()).endsWith("\nEND,4,9223372036854775808,320\n");
    BookingFile empty = new BookingFile(List.of());
    assertThat(BookingFile.read(empty.text())).isEqualTo(empty);
  }

  private static BookingLine line(FollowUpKind kind, long amount, String currency) {
    return new BookingLine(
        kind,
        OperationId.next(),
        PaymentId.next(),
        Money.of(amount, currency),
        new ApprovalNumber("ABC123"),
        Instant.parse("2026-11-15T03:00:00.123456Z"));
  }
}
