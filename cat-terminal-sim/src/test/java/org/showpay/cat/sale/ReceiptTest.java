package org.showpay.cat.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.cat.authorization.Asked;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.till.Till;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentView.Decline;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.trust.ApiKeyHash;

/** The slips, to the last column. */
class ReceiptTest {

  private static final Money NOTHING = Money.of(0, "KRW");

  private static final PaymentId PAYMENT = PaymentId.of("pay_0199c1f2a3b47c5d8e6f708192a3b4c5");
  private static final PaymentId EARLIER = PaymentId.of("pay_0199c1f2a3b47c5d8e6f708192a3ffff");
  private static final Asked ASKED =
      new Asked(PAYMENT, new OrderId("2026-0001"), Money.of(12_000, "KRW"));
  private static final Instant NOON = Instant.parse("2026-11-23T03:00:07Z");
  private static final Instant LATER = Instant.parse("2026-11-23T15:30:00Z");

  private static final String DECLINED_SLIP =
      """
                Cafe Sogong
      --------------------------------
                  DECLINED
      --------------------------------
      Order                  2026-0001
      Amount                KRW 12,000
      Card                   **** 4242
      Code                          51
      Time  2026-11-24 00:30:00 +09:00
      Terminal
      trm_0199c1f2a3b47c5d8e6f70819200
      0001
      Till
      til_0199c1f2a3b47c5d8e6f70819200
      0002
      Payment
      pay_0199c1f2a3b47c5d8e6f708192a3
      b4c5
      --------------------------------
      The card's limit does not reach.
      Choose another card.
      Nothing is charged.
      Sell again with a new code.
      """;

  private final Till till = tillOf("Cafe Sogong");
  private final TillSale sale = new TillSale(till.id(), ASKED, NOON);
  private final Receipt receipt =
      new Receipt(new SaleSettings("87", Currency.getInstance("KRW"), ZoneId.of("Asia/Seoul")));

  @Test
  void saysThatNobodyKnowsWhenNothingWasHeard() {
    assertThat(receipt.of(till, sale, NoAnswer.NO_CONNECTION.message()))
        .isEqualTo(
            """
                      Cafe Sogong
            --------------------------------
                    OUTCOME UNKNOWN
            --------------------------------
            Order                  2026-0001
            Amount                KRW 12,000
            Time  2026-11-23 12:00:07 +09:00
            Terminal
            trm_0199c1f2a3b47c5d8e6f70819200
            0001
            Till
            til_0199c1f2a3b47c5d8e6f70819200
            0002
            Payment
            pay_0199c1f2a3b47c5d8e6f708192a3
            b4c5
            --------------------------------
            The till has no connection.
            Do not hand over the goods.
            Ask again with the payment
            above.
            """);
  }

  @Test
  void saysWhyItWasDeclinedAndWhatToDo() {
    sale.hear(declined(DeclineReason.LIMIT_EXCEEDED));

    assertThat(receipt.of(till, sale, "")).isEqualTo(DECLINED_SLIP);
  }

  @Test
  void confirmsAnApproval() {
    sale.hear(approved(PAYMENT));

    assertThat(receipt.of(till, sale, ""))
        .isEqualTo(
            """
                      Cafe Sogong
            --------------------------------
                        APPROVED
            --------------------------------
            Order                  2026-0001
            Amount                KRW 12,000
            Card                   **** 4242
            Approval                  A1B2C3
            Time  2026-11-24 00:30:00 +09:00
            Terminal
            trm_0199c1f2a3b47c5d8e6f70819200
            0001
            Till
            til_0199c1f2a3b47c5d8e6f70819200
            0002
            Payment
            pay_0199c1f2a3b47c5d8e6f708192a3
            b4c5
            --------------------------------
            Thank you.
            """);
  }

  @Test
  void namesTheEarlierPaymentOfAnOrderThatIsPaid() {
    sale.hear(approved(EARLIER));

    assertThat(receipt.of(till, sale, ""))
        .contains("ALREADY PAID", "pay_0199c1f2a3b47c5d8e6f708192a3\nffff\n")
        .endsWith("This order was paid before. Hand\nthe goods over once.\n");
  }

  @Test
  void saysWhatTheAuthServerDidNotAccept() {
    sale.hear(new Problem(422, "PAYMENT_DIFFERS", NextStep.FIX_REQUEST, "x"), LATER);

    assertThat(receipt.of(till, sale, ""))
        .contains("NOT ACCEPTED", "Code             PAYMENT_DIFFERS\n")
        .endsWith("This request charged nothing.\nCorrect the entry and sell\nagain.\n");
  }

  @Test
  void staysWithinThePaperForLongNamesAndWideLetters() {
    Till longNamed = tillOf("소공동 커피와 빵 그리고 모든 것 " + "x".repeat(40));
    String text = receipt.of(longNamed, sale, "");

    assertThat(text.lines()).allSatisfy(line -> assertThat(Paper.width(line)).isLessThan(33));
    assertThat(text).startsWith("소공동 커피와 빵 그리고 모든 것\n" + "x".repeat(32) + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void hasWordsForEveryNextStep(NextStep step) {
    sale.hear(new Problem(422, "CODE", step, ""), LATER);

    assertThat(receipt.of(till, sale, "").replace('\n', ' '))
        .doesNotContain(step.name())
        .contains("This request charged nothing. ")
        .doesNotEndWith("This request charged nothing. ");
  }

  @Test
  void keepsTheWordThatClosedTheSale() {
    sale.hear(approved(PAYMENT));
    sale.hear(declined(DeclineReason.CARD_EXPIRED));
    sale.hear(new Problem(422, "CODE", NextStep.STOP, ""), LATER);

    assertThat(sale.view()).isEqualTo(approved(PAYMENT));
    assertThat(sale.state()).isEqualTo(SaleState.APPROVED);
  }

  private static Till tillOf(String merchant) {
    return new Till(
        TillId.of("til_0199c1f2a3b47c5d8e6f708192000002"),
        merchant,
        TerminalId.of("trm_0199c1f2a3b47c5d8e6f708192000001"),
        ApiKeyHash.draw(new SecureRandom()));
  }

  private static PaymentView approved(PaymentId payment) {
    return new PaymentView(
        payment,
        ASKED.order(),
        PaymentState.APPROVED,
        0,
        ASKED.amount(),
        CaptureMode.AUTOMATIC,
        ASKED.amount(),
        NOTHING,
        new ApprovalNumber("A1B2C3"),
        "4242",
        null,
        null,
        null,
        null,
        LATER);
  }

  private static PaymentView declined(DeclineReason reason) {
    return new PaymentView(
        PAYMENT,
        ASKED.order(),
        PaymentState.DECLINED,
        2,
        ASKED.amount(),
        CaptureMode.AUTOMATIC,
        NOTHING,
        NOTHING,
        null,
        "4242",
        Decline.of(reason),
        null,
        reason.nextStep(),
        null,
        LATER);
  }
}
