package org.showpay.issuer.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.showpay.contracts.operation.FollowUpKind.CAPTURE;
import static org.showpay.contracts.operation.FollowUpKind.REVERSAL;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.followUp;
import static org.showpay.issuer.Bank.problemOf;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Amounts that an integrator can type to see a fault. */
@IssuerTest
class MagicAmountsTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);

  @Autowired Bank bank;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired MagicAmounts magic;

  private RawHost raw;
  private IssuedCard card;

  @BeforeEach
  void newCard() {
    raw = new RawHost(environment);
    card = bank.card(100_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void declinesWithTheIsoCodeOfTheLastTwoDigits(DeclineReason reason) {
    assumeThat(reason.isoCode()).matches("[0-9]{2}");
    long amount = 990_000 + Long.parseLong(reason.isoCode());
    assertThat(bank.host().authorize(HANBIT, purchase(card, won(amount))))
        .isInstanceOfSatisfying(
            IssuerAnswer.Declined.class,
            no -> assertThat(no.reason().isoCode()).isEqualTo(reason.isoCode()));
    assertThat(bank.used(card.account())).isZero();
  }

  @Test
  void declinesWithoutSayingMoreForACodeThatNobodyKnows() {
    IssuerMessage message = purchase(card, won(990_098));
    assertThat(bank.host().authorize(HANBIT, message))
        .isEqualTo(
            new IssuerAnswer.Declined(
                message.paymentId(), won(990_098), DeclineReason.REFUSED_BY_ISSUER));
  }

  @ParameterizedTest
  @ValueSource(longs = {989_051, 990_000, 990_100, 990_151, 991_000, 991_014, 992_000, 993_001, 51})
  void approvesEveryOtherAmount(long amount) {
    assertThat(bank.host().authorize(HANBIT, purchase(card, won(amount))))
        .isInstanceOf(IssuerAnswer.Approved.class);
    assertThat(bank.used(card.account())).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource({"991009, 500, false", "991010, 500, true", "991013, 503, false"})
  void strikesAMessageOnceAndLetsItsRepetitionThrough(long amount, int status, boolean worked)
      throws Exception {
    IssuerMessage message = purchase(card, won(amount));
    assertThat(send(message).statusCode()).isEqualTo(status);
    assertThat(bank.used(card.account())).isEqualTo(worked ? amount : 0);
    HttpResponse<String> second = send(message);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).contains("APPROVED");
    assertThat(bank.used(card.account())).isEqualTo(amount);
  }

  @Test
  void strikesACaptureOnce() throws Exception {
    PaymentId payment = bank.held(card, 2_000_000);
    var capture = followUp(CAPTURE, payment, won(991_012));
    assertThatIOException().isThrownBy(() -> raw.send("follow-ups", capture, PATIENT));
    assertThat(raw.send("follow-ups", capture, PATIENT).body()).contains("DONE");
    assertThat(bank.stand(card).held()).isEqualTo(won(2_000_000 - 991_012));
  }

  @Test
  void tellsNothingOfAPaymentUntilItIsReversedWhereItIsToEndLikeThat() throws Exception {
    IssuerMessage message = purchase(card, won(992_010));
    InquiryMessage inquiry = new InquiryMessage(message.paymentId(), won(992_010));
    assertThat(send(message).statusCode()).isEqualTo(500);
    assertThat(bank.used(card.account())).isEqualTo(992_010);
    for (int inquiries = 0; inquiries < 3; inquiries++) {
      assertThat(problemOf(() -> bank.host().inquire(HANBIT, inquiry)).status()).isEqualTo(500);
    }
    bank.done(REVERSAL, message.paymentId(), 992_010);
    assertThat(bank.used(card.account())).isZero();
  }

  @Test
  void neverStrikesAnInquiryNorAReversalOfALineFault() throws Exception {
    IssuerMessage message = purchase(card, won(991_012));
    assertThatIOException().isThrownBy(() -> send(message));
    assertThat(bank.host().inquire(HANBIT, new InquiryMessage(message.paymentId(), won(991_012))))
        .isInstanceOf(InquiryAnswer.Approved.class);
    bank.done(REVERSAL, message.paymentId(), 991_012);
  }

  @Test
  void areOrdinaryAmountsWhereTheyAreSwitchedOff() {
    MagicAmounts off = new MagicAmounts(new FaultProperties(false, PATIENT), jdbc);
    PaymentId payment = PaymentId.next();
    HostMessage message =
        new HostMessage(
            HANBIT, MessageKind.AUTHORIZATION, payment.uuid(), won(991_009), null, payment);
    assertThat(off.strike(message)).isEmpty();
    assertThat(magic.strike(message)).contains(new FaultEffect.ServerError(false));
  }

  /** The document says what each number does; this reads it. */
  @Test
  void areAllInTheDocument() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("..", "docs", "faults.md"));
    for (long number : LongStream.rangeClosed(1, 13).toArray()) {
      PaymentId payment = PaymentId.next();
      Optional<FaultEffect> effect =
          magic.strike(
              new HostMessage(
                  HANBIT,
                  MessageKind.AUTHORIZATION,
                  payment.uuid(),
                  won(991_000 + number),
                  null,
                  payment));
      String row = "| 991_0%02d | `%s` |".formatted(number, effect.orElseThrow());
      assertThat(rows).anySatisfy(line -> assertThat(line).startsWith(row));
    }
  }

  private HttpResponse<String> send(IssuerMessage message)
      throws IOException, InterruptedException {
    return raw.send("authorizations", message, PATIENT);
  }
}
