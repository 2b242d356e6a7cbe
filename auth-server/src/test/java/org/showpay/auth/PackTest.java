package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.PackPocket.Pack;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Packs of codes: what is lost on their way, and what is taken back. */
@AuthServerTest
class PackTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired MeterRegistry meters;

  private Consumer consumer;
  private PackPocket pocket;
  private Cashier cashier;

  @BeforeEach
  void aPayerWithAPocket() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    pocket = new PackPocket(environment, consumer);
    cashier = town.cashier();
  }

  @Test
  void anOfferWhoseAnswerWasLostIsDeadWithTheNextOneAndTheConfirmedPackLivesOn() {
    Pack had = pocket.confirmed(3, won(5_000));
    Pack lost = pocket.offered(3, won(5_000));
    Pack got = pocket.offered(3, won(5_000));
    assertThat(why(lost.code(1))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(pocket.confirm(lost.id())).isEqualTo(PackState.ENDED);
    assertThat(pays(had.code(1))).isTrue();
    assertThat(pays(got.code(1))).isTrue();
  }

  @Test
  void aHandsetThatCannotTellWhetherItsConfirmationArrivedCanPayWithTheNewPackEitherWay() {
    Pack had = pocket.confirmed(2, won(5_000));
    Pack got = pocket.offered(2, won(5_000));
    assertThat(pays(got.code(1))).isTrue();
    assertThat(pays(had.code(1))).isTrue();
    assertThat(pocket.confirm(got.id())).isEqualTo(PackState.CONFIRMED);
    assertThat(pocket.confirm(got.id())).isEqualTo(PackState.CONFIRMED);
    assertThat(pays(got.code(2))).isTrue();
    assertThat(why(had.code(2))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void aRequestThatArrivesTwiceChangesNothing() {
    Pack pack = pocket.offered(2, won(5_000));
    consumer.waitsAMoment();
    Pack again = new Pack(pack.id(), pocket.draw(2).codes());
    assertThat(pocket.register(again, won(5_000)))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.PACK_ID_USED));
    assertThat(pays(pack.code(2))).isTrue();
    assertThat(why(again.code(1))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void aPackOfWhichOneCodeIsTakenIsNotMadeAtAll() {
    Pack earlier = pocket.offered(1, won(5_000));
    PayCode taken = town.consumer().code();
    Pack clashing = pocket.draw(3);
    Pack pack = new Pack(clashing.id(), List.of(clashing.code(1), taken, clashing.code(3)));
    consumer.waitsAMoment();
    assertThat(pocket.register(pack, won(5_000))).isEqualTo(new PackAnswer.Taken());
    assertThat(why(clashing.code(1))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(pays(earlier.code(1))).isTrue();
    assertThat(pays(taken)).isTrue();
  }

  @Test
  void aHandsetThatWasOffForTwoWeeksHasDeadCodesAndGetsANewPack() {
    Pack had = pocket.confirmed(2, won(5_000));
    Pack unconfirmed = pocket.offered(2, won(5_000));
    twoWeeksPass();
    assertThat(why(had.code(1))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(why(unconfirmed.code(1))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    Pack fresh = pocket.confirmed(2, won(5_000));
    assertThat(pays(fresh.code(1))).isTrue();
  }

  @Test
  void oneCodeThatWasTakenBackIsDeadAtTheTillAndTheOthersAreNot() {
    Pack pack = pocket.confirmed(3, won(5_000));
    assertThat(pocket.revoke(new CodesToRevoke.OneOfPack(pack.id(), 2))).isEqualTo(1);
    assertThat(pocket.revoke(new CodesToRevoke.OneOfPack(pack.id(), 2))).isZero();
    assertThat(why(pack.code(2))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(pays(pack.code(1))).isTrue();
    assertThat(pays(pack.code(3))).isTrue();
  }

  @Test
  void aPackThatWasTakenBackIsDeadAndCannotBeConfirmed() {
    Pack had = pocket.confirmed(2, won(5_000));
    Pack offered = pocket.offered(2, won(5_000));
    assertThat(pocket.revoke(new CodesToRevoke.OfPack(offered.id()))).isEqualTo(2);
    assertThat(pocket.confirm(offered.id())).isEqualTo(PackState.ENDED);
    assertThat(why(offered.code(1))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(pays(had.code(1))).isTrue();
    assertThat(pocket.revoke(new CodesToRevoke.All())).isEqualTo(1);
    assertThat(why(had.code(2))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void nobodyConfirmsOrTakesBackAPackOfSomebodyElse() {
    Pack had = pocket.confirmed(1, won(5_000));
    Pack offered = pocket.offered(1, won(5_000));
    PackPocket strangers = new PackPocket(environment, town.consumer());
    assertThat(strangers.confirm(offered.id())).isEqualTo(PackState.ENDED);
    assertThat(strangers.revoke(new CodesToRevoke.OfPack(offered.id()))).isZero();
    assertThat(pays(had.code(1))).isTrue();
    assertThat(pocket.confirm(offered.id())).isEqualTo(PackState.CONFIRMED);
  }

  @Test
  void refusesPacksThatAreTooLargeEmptyUnboundedOrTooSoon() {
    assertThat(pocket.register(pocket.draw(21), won(5_000)))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.PACK_SIZE_REFUSED));
    assertThat(pocket.register(pocket.draw(0), won(5_000)))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.PACK_SIZE_REFUSED));
    assertThat(pocket.register(pocket.draw(2), won(0)))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.PACK_NEEDS_A_CEILING));
    assertThat(pocket.register(pocket.draw(2), won(1_000_001)))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.ABOVE_CARD_LIMIT));
    pocket.offered(20, won(5_000));
    assertThat(pocket.register(pocket.draw(2), won(5_000)))
        .isEqualTo(new PackAnswer.Refused(CodeRefusal.TOO_SOON));
  }

  @Test
  void confirmingTakingBackAndPayingAtOnceNeitherHangsNorPaysADeadCode() throws Exception {
    for (int round = 0; round < 5; round++) {
      Pack had = pocket.confirmed(4, won(5_000));
      Pack offered = pocket.offered(4, won(5_000));
      AtOnce.call(
          List.<Callable<Object>>of(
              () -> pocket.confirm(offered.id()),
              () -> pocket.revoke(new CodesToRevoke.All()),
              () -> pays(had.code(1)),
              () -> pays(offered.code(1)),
              () -> pocket.confirm(offered.id())));
      assertThat(liveCodes()).isZero();
      assertThat(why(had.code(2))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
      assertThat(why(offered.code(2))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    }
  }

  @Test
  void countsTheCodesThatAreOutstanding() {
    double before = outstanding();
    Pack pack = pocket.confirmed(7, won(5_000));
    assertThat(outstanding() - before).isEqualTo(7);
    pays(pack.code(1));
    pocket.revoke(new CodesToRevoke.OneOfPack(pack.id(), 2));
    assertThat(outstanding() - before).isEqualTo(5);
  }

  private double outstanding() {
    return meters.get("showpay.codes.outstanding").tag("kind", "PACK").gauge().value();
  }

  private boolean pays(PayCode code) {
    return cashier.charge(code, won(100)).state() == PaymentState.APPROVED;
  }

  private @Nullable DeclineReason why(PayCode code) {
    PaymentView.Decline decline = cashier.charge(code, won(100)).decline();
    return decline == null ? null : decline.reason();
  }

  private void twoWeeksPass() {
    change(
        "issued_at = issued_at - interval '14d', expires_at = expires_at - interval '14d'"
            + " where kind = 'PACK'");
  }

  private void change(String change) {
    town.jdbc()
        .sql("update pay_code set " + change + " and handset_id = ?")
        .param(consumer.enrolment().handset().uuid())
        .update();
  }

  private long liveCodes() {
    return count("select count(*) from pay_code where handset_id = ? and state = 'LIVE'");
  }

  private long count(String sql) {
    return town.jdbc()
        .sql(sql)
        .param(consumer.enrolment().handset().uuid())
        .query(Long.class)
        .single();
  }
}
