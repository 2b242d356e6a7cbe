package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.payment.SomePayment.SALE;
import static org.showpay.auth.payment.SomePayment.won;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.limit.GivenLimits;
import org.showpay.auth.limit.SpendingLimits.Verdict;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.paycode.CodeKind;
import org.showpay.auth.paycode.GivenCode;
import org.showpay.auth.paycode.SpentCode;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.auth.wallet.QuietCardDesk;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.SubscriberId;

/** What is written down of a payment before and after its card company is asked. */
class PaymentBookTest {

  private final Rows rows = new Rows();
  private final Moves moves = new Moves();
  private final GivenLimits limits = new GivenLimits();
  private final NotingDesk cards = new NotingDesk();
  private GivenCode code = new GivenCode(of(CodeKind.ONLINE, Channel.STORE));

  @Test
  void aRightPasswordForgivesTheWrongOnesBeforeItsCodeIsSpent() {
    assertThat(book().open(claimed())).isInstanceOf(Opening.Opened.class);
    assertThat(code.done()).containsExactly("locked", "forgiven", "spent");
  }

  @Test
  void aCodeThatCannotBeSpentRefusesThePayment() {
    code = new GivenCode(null);
    assertThat(book().openWithoutPassword(SALE)).isInstanceOf(Opening.Refused.class);
    assertThat(code.done()).containsExactly("locked", "spent");
    assertThat(moves.reason).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(rows.written).containsExactly("inserted");
  }

  @Test
  void aLimitRefusesThePayment() {
    limits.say(new Verdict.Refused(DeclineReason.LIMIT_PER_DAY));
    assertThat(book().open(claimed())).isInstanceOf(Opening.Refused.class);
    assertThat(moves.reason).isEqualTo(DeclineReason.LIMIT_PER_DAY);
    assertThat(rows.written).isEmpty();
  }

  @Test
  void aboveWhatIsAllowedWithoutAPasswordItWaitsForOne() {
    limits.say(new Verdict.ProofWanted());
    assertThat(book().openWithoutPassword(SALE)).isInstanceOf(Opening.Waiting.class);
    assertThat(rows.written).containsExactly("inserted", "waiting");
  }

  @ParameterizedTest
  @EnumSource(CodeKind.class)
  void aCodeThatWasNotMadeAtThatMomentAlwaysWantsProof(CodeKind kind) {
    code = new GivenCode(of(kind, Channel.STORE));
    Opening withoutProof = book().openWithoutPassword(SALE);
    assertThat(withoutProof instanceof Opening.Waiting).isEqualTo(kind.isAlwaysProved());
    assertThat(book().open(claimed())).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void whatWasGivenUpMeanwhileIsNotAskedFor() {
    rows.gone = true;
    assertThatThrownBy(() -> book().open(claimed())).isInstanceOf(PaymentBook.GivenUp.class);
    limits.say(new Verdict.ProofWanted());
    assertThatThrownBy(() -> book().openWithoutPassword(SALE))
        .isInstanceOf(PaymentBook.GivenUp.class);
  }

  @Test
  void aRefusalIsAnsweredByWhatBecameOfThePaymentMeanwhile() {
    moves.late = true;
    Payment givenUp = SomePayment.in(PaymentState.CANCELLED);
    rows.found = givenUp;
    assertThat(book().refuse(SomePayment.fresh(), DeclineReason.WRONG_PASSWORD)).isSameAs(givenUp);
  }

  @Test
  void anApprovalTellsWhatTheCardCanStillPay() {
    Payment asked = SomePayment.in(PaymentState.REQUESTED);
    book().record(asked, approval(asked));
    assertThat(cards.noted).containsExactly(asked.cardToCharge() + " " + won(5_000));
    assertThat(moves.to).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void anAnswerIsAnsweredByWhatBecameOfThePaymentMeanwhile() {
    moves.late = true;
    rows.found = SomePayment.in(PaymentState.REVERSING);
    Payment asked = SomePayment.in(PaymentState.REQUESTED);
    assertThat(book().record(asked, new IssuerAnswer.NoAnswer("silent"))).isSameAs(rows.found);
    assertThat(cards.noted).isEmpty();
  }

  @Test
  void aBackupIsAskedUnderAnIdOfItsOwn() {
    Payment second = SomePayment.in(PaymentState.REQUESTED);
    rows.backup = second;
    assertThat(book().fallBack(declined(), DeclineReason.CARD_EXPIRED))
        .contains(new Opening.Opened(second, "Dalgona Coffee"));
  }

  @Test
  void noBackupPaysOutOfAWalletThatWasStopped() {
    rows.backup = SomePayment.in(PaymentState.REQUESTED);
    limits.stop();
    assertThat(book().fallBack(declined(), DeclineReason.CARD_EXPIRED)).isEmpty();
    assertThat(rows.written).isEmpty();
  }

  private PaymentBook book() {
    return new PaymentBook(rows, moves, code, limits, cards);
  }

  private static Claim.Claimed claimed() {
    return new Claim.Claimed(SomePayment.fresh(), SubscriberId.next(), "a hash");
  }

  private static Opening.Opened declined() {
    return new Opening.Opened(SomePayment.in(PaymentState.REQUESTED), "Dalgona Coffee");
  }

  private static IssuerAnswer approval(Payment asked) {
    return new IssuerAnswer.Approved(
        asked.id(), asked.amount(), new ApprovalNumber("A00001"), won(5_000));
  }

  private static SpentCode of(CodeKind kind, Channel channel) {
    return new SpentCode(
        kind,
        channel,
        SubscriberId.next(),
        CardToken.next(),
        "1881",
        new CompanyId("hanbit"),
        "Dalgona Coffee");
  }

  /** A table that knows what it is told, and notes what is written. */
  private static final class Rows extends PaymentRows {

    private final List<String> written = new ArrayList<>();
    private @Nullable Payment found;
    private @Nullable Payment backup;
    private boolean gone;

    Rows() {
      super(Sandbox.nobody(), new PaymentMeters(new SimpleMeterRegistry()));
    }

    @Override
    Payment insert(Sale sale, @Nullable DeclineReason reason) {
      written.add("inserted");
      return SomePayment.fresh();
    }

    @Override
    Optional<Payment> request(PaymentId id, SpentCode spent, boolean proved) {
      return after("requested");
    }

    @Override
    Optional<Payment> waitForProof(PaymentId id, SpentCode spent) {
      return after("waiting");
    }

    private Optional<Payment> after(String what) {
      written.add(what);
      return gone ? Optional.empty() : Optional.of(SomePayment.fresh());
    }

    @Override
    Optional<Payment> fallBack(Payment declined, PaymentId authorization, DeclineReason reason) {
      written.add("backup");
      return Optional.ofNullable(backup);
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
      return Optional.ofNullable(found);
    }
  }

  /** Where the payment is sent; nowhere if it has gone on meanwhile. */
  private static final class Moves extends RecordedMoves {

    private @Nullable PaymentState to;
    private @Nullable DeclineReason reason;
    private boolean late;

    @Override
    public Optional<Payment> move(Payment before, Move move) {
      to = move.to();
      reason = move.decline();
      return late ? Optional.empty() : Optional.of(before);
    }
  }

  /** Notes what cards can still pay. */
  private static final class NotingDesk extends QuietCardDesk {

    private final List<String> noted = new ArrayList<>();

    @Override
    public void noteAvailable(CardToken token, Money available) {
      noted.add(token + " " + available);
    }
  }
}
