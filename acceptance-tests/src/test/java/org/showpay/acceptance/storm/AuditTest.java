package org.showpay.acceptance.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.acceptance.journal.Answer;
import org.showpay.acceptance.journal.Journal;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** What the journal of those who asked shows, when the books have lost something. */
class AuditTest {

  private static final PaymentId PAYMENT = PaymentId.next();
  private static final Answer APPROVED = answer(PaymentState.APPROVED, 1200, "key", "aa");
  private static final Audit.Row IN_THE_BOOKS =
      new Audit.Row("O-1", 1200, 0, "A1B2C3", "APPROVED", " REQUESTED APPROVED ");

  @TempDir Path folder;

  @Test
  void keepsEveryAnswerToTheLetter() throws Exception {
    try (Journal journal = Journal.begin(folder.resolve("journal"))) {
      Answer bare =
          new Answer(
              Instant.now(), new OrderId("O-2"), PAYMENT, PaymentState.UNKNOWN, 1, 0, "", "", "bb");
      journal.write(APPROVED);
      journal.write(bare);
      assertThat(journal.read()).containsExactly(APPROVED, bare);
    }
  }

  @Test
  void hasNothingToSayOfWhatIsInTheBooks() {
    assertThat(lost(IN_THE_BOOKS)).isEmpty();
  }

  @Test
  void seesWhatWasAcknowledgedAndIsLostOrAnother() {
    assertThat(lost(null)).singleElement().asString().contains("is lost");
    assertThat(lost(new Audit.Row("O-1", 1200, 0, "", "UNKNOWN", " REQUESTED UNKNOWN ")))
        .hasSize(1);
    assertThat(lost(new Audit.Row("O-1", 1201, 0, "A1B2C3", "APPROVED", " APPROVED "))).hasSize(1);
    assertThat(lost(new Audit.Row("O-9", 1200, 0, "A1B2C3", "APPROVED", " APPROVED "))).hasSize(1);
    assertThat(lost(new Audit.Row("O-1", 1200, 0, "ZZZZZZ", "APPROVED", " APPROVED "))).hasSize(1);
  }

  @Test
  void seesAKeyThatHadTwoAnswers() {
    Answer again = answer(PaymentState.APPROVED, 1200, "key", "cc");
    assertThat(Audit.keysOfTwoMinds(List.of(APPROVED, APPROVED))).isEmpty();
    assertThat(Audit.keysOfTwoMinds(List.of(APPROVED, again))).hasSize(1);
  }

  @Test
  void seesAPaymentThatCameBackToLife() {
    Answer declined = answer(PaymentState.DECLINED, 1200, "", "dd");
    Answer reversing = answer(PaymentState.REVERSING, 1200, "", "dd");
    assertThat(Audit.finalAnswersThatChanged(List.of(APPROVED, reversing))).isEmpty();
    assertThat(Audit.finalAnswersThatChanged(List.of(declined, APPROVED))).hasSize(1);
    assertThat(Audit.finalAnswersThatChanged(List.of(reversing, APPROVED))).hasSize(1);
  }

  private static List<String> lost(Audit.@Nullable Row row) {
    List<String> complaints = new ArrayList<>();
    Audit.lost(APPROVED, row == null ? Map.of() : Map.of(PAYMENT.toString(), row), complaints);
    return complaints;
  }

  private static Answer answer(PaymentState state, long amount, String key, String digest) {
    return new Answer(
        Instant.parse("2026-11-26T08:00:00Z"),
        new OrderId("O-1"),
        PAYMENT,
        state,
        amount,
        0,
        state == PaymentState.APPROVED ? "A1B2C3" : "",
        key,
        digest);
  }
}
