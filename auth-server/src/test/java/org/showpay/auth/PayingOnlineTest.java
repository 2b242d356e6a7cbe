package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;

/** What becomes of a session, its payments and its messages by what a consumer does at a PC. */
class PayingOnlineTest extends AtTheShop {

  @Test
  void aCodeForTillsPaysNothingHereAndStaysGoodAtATill() {
    PayCode code = consumer.code();
    assertThat(pc.shows(code).body()).contains("not for paying here");
    assertThat(reason()).isEqualTo(DeclineReason.CODE_FOR_ANOTHER_CHANNEL);
    assertThat(state()).isEqualTo(CheckoutState.OPEN);
    assertThat(town.cashier().charge(code, won(100)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aCodeForInternetShopsPaysNothingAtATillAndStaysGoodHere() {
    PayCode code = consumer.onlineCode();
    PaymentView atTheTill = town.cashier().charge(code, won(100));
    assertThat(Objects.requireNonNull(atTheTill.decline()).reason())
        .isEqualTo(DeclineReason.CODE_FOR_ANOTHER_CHANNEL);
    assertThat(pc.pays(code).stage()).isEqualTo("PAID");
  }

  @Test
  void aDeadCodeOfAnyChannelIsAnsweredLikeOneThatNeverWas() {
    PayCode dead = consumer.code();
    consumer.code();
    String answer = pc.shows(dead).body().replaceAll("data-version=\"\\d+\"|data-seconds=.*", "");
    assertThat(reason()).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(pc.shows(neverMade()).body().replaceAll("data-version=\"\\d+\"|data-seconds=.*", ""))
        .isEqualTo(answer);
  }

  @Test
  void afterARefusalAnotherCodePays() {
    adapter.becomes(FakeAdapter.Mood.DECLINES);
    assertThat(pc.pays(consumer.onlineCode()).body()).contains("What your card can still pay");
    assertThat(state()).isEqualTo(CheckoutState.OPEN);
    assertThat(payment().state()).isEqualTo(PaymentState.DECLINED);
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    assertThat(pc.pays(consumer.onlineCode()).stage()).isEqualTo("PAID");
    CheckoutView paid = shop.sees(session);
    assertThat(paid.state()).isEqualTo(CheckoutState.PAID);
    assertThat(paid.version()).isEqualTo(5);
    assertThat(payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(payment().orderId()).isEqualTo(session.orderId());
    assertThat(payment().captured()).isEqualTo(session.amount());
    assertThat(payments()).containsExactly("DECLINED", "APPROVED");
    assertThat(told()).containsExactly("payment.declined", "payment.approved", "checkout.paid");
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void alwaysWantsTheConsumerProvedHoweverLittleItIs() {
    town.limits()
        .change(
            consumer.enrolment().subscriber(),
            new Limits(won(100_000), won(100_000), won(100_000), won(50_000), 9));
    assertThat(pc.shows(consumer.onlineCode()).stage()).isEqualTo("PROVE");
    assertThat(adapter.seen()).isEmpty();
    assertThat(pc.proves(PAYMENT_PASSWORD).stage()).isEqualTo("PAID");
  }

  @Test
  void theHandsetMayApproveInsteadOfThePassword() {
    pc.shows(consumer.onlineCode());
    ApprovalsApi phone =
        TestClient.of(
            ApprovalsApi.class,
            environment,
            TestKeys.handsetToken(
                SessionId.next(),
                consumer.enrolment().handset(),
                consumer.enrolment().subscriber(),
                ServiceName.AUTH_SERVER));
    phone.decide(payment().paymentId(), new Decision(Decision.Answer.APPROVE));
    assertThat(pc.looks().stage()).isEqualTo("PAID");
    assertThat(state()).isEqualTo(CheckoutState.PAID);
  }

  @Test
  void aWrongPasswordMayBeTriedAgainAndTheThirdOneEndsThePaymentAlone() {
    pc.shows(consumer.onlineCode());
    var wrong = TestPasswords.otherThan(PAYMENT_PASSWORD);
    assertThat(pc.proves(wrong).body()).contains("That was not your payment password");
    assertThat(pc.proves(wrong).stage()).isEqualTo("PROVE");
    assertThat(pc.proves(wrong).stage()).isEqualTo("SCAN");
    assertThat(reason()).isEqualTo(DeclineReason.WRONG_PASSWORD);
    assertThat(state()).isEqualTo(CheckoutState.OPEN);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void aCodeMayBeGivenBackForAnotherOne() {
    pc.shows(consumer.onlineCode());
    assertThat(pc.wantsAnotherCode().stage()).isEqualTo("SCAN");
    assertThat(reason()).isEqualTo(DeclineReason.AUTHENTICATION_REFUSED);
    assertThat(pc.pays(consumer.onlineCode()).stage()).isEqualTo("PAID");
  }

  @Test
  void tenRefusedCodesEndTheSession() {
    for (int n = 0; n < 9; n++) {
      assertThat(pc.shows(neverMade()).stage()).isEqualTo("SCAN");
    }
    assertThat(pc.shows(neverMade()).stage()).isEqualTo("EXPIRED");
    assertThat(pc.shows(consumer.onlineCode()).stage()).isEqualTo("EXPIRED");
    assertThat(payments()).hasSize(10).containsOnly("DECLINED");
    assertThat(told()).endsWith("payment.declined", "checkout.expired");
  }

  @Test
  void ofTwoBrowsersOneIsServed() throws Exception {
    PayCode mine = consumer.onlineCode();
    PayCode theirs = town.consumer().onlineCode();
    Pc other = new Pc(environment, session);
    List<Callable<Pc.Answer>> both = List.of(() -> pc.shows(mine), () -> other.shows(theirs));
    assertThat(AtOnce.call(both)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(payments()).containsExactly("AUTHENTICATION_REQUIRED");
    Callable<Pc.Answer> proof = () -> pc.proves(PAYMENT_PASSWORD);
    AtOnce.call(List.of(proof, proof, () -> other.proves(PAYMENT_PASSWORD)));
    assertThat(state()).isEqualTo(CheckoutState.PAID);
    assertThat(adapter.seen()).hasSize(1);
    assertThat(told()).containsExactly("payment.approved", "checkout.paid");
  }

  @Test
  void silenceIsSaidHonestlyAndAnInquiryDecides() {
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    Pc.Answer silent = pc.pays(consumer.onlineCode());
    assertThat(silent.stage()).isEqualTo("WAIT");
    assertThat(silent.body()).contains("has not answered yet");
    assertThat(state()).isEqualTo(CheckoutState.PROCESSING);
    assertThat(pc.cancels().stage()).isEqualTo("WAIT");
    assertThat(shop.checkouts().expire(session.session()).state())
        .isEqualTo(CheckoutState.PROCESSING);
    inquireNow(payment().paymentId());
    awaitState(CheckoutState.PAID);
    assertThat(told()).containsExactly("payment.approved", "checkout.paid");
    assertThat(pc.looks().stage()).isEqualTo("PAID");
  }

  @Test
  void aSessionDoesNotExpireWhileItsPaymentIsUndecidedAndEndsWithIt() {
    adapter.followUps().remembers(FakeFollowUps.Memory.SILENT);
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    pc.pays(consumer.onlineCode());
    pass(601);
    assertThat(pc.looks().stage()).isEqualTo("EXPIRED");
    assertThat(payment().state()).isIn(PaymentState.REVERSING, PaymentState.REVERSED);
    assertThat(pc.looks().body())
        .contains("did not answer in time", "that is being undone")
        .doesNotContain("Nothing was charged");
    assertThat(told()).startsWith("payment.reversing", "checkout.expired");
  }

  @Test
  void whatIsPaidHereStaysPaidThoughTheMerchantsTillsMustAcknowledge() {
    TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
        .agree(
            shop.merchant().merchant(),
            new Terms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, Duration.ofMinutes(10)));
    assertThat(pc.pays(consumer.onlineCode()).stage()).isEqualTo("PAID");
    assertThat(awaitsAcknowledgement(payment())).isFalse();
    PaymentView atATill =
        town.cashierOf(shop.merchant()).charge(town.consumer().code(), won(PRICE));
    assertThat(awaitsAcknowledgement(atATill)).isTrue();
  }

  private boolean awaitsAcknowledgement(PaymentView payment) {
    assertThat(payment.state()).isEqualTo(PaymentState.APPROVED);
    return jdbc.sql(
            """
            select exists (select from scheduled_tasks
                            where task_name = 'payment-acknowledgement' and task_instance = ?)
            """)
        .param(payment.paymentId().toString())
        .query(Boolean.class)
        .single();
  }

  @Test
  void anApprovalAfterTheTimeIsOverStillPays() {
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    pass(580);
    pc.pays(consumer.onlineCode());
    pass(21);
    assertThat(state()).isEqualTo(CheckoutState.PROCESSING);
    inquireNow(payment().paymentId());
    awaitState(CheckoutState.PAID);
  }

  @Test
  void whoIsNotProvedInTimeHasPaidNothing() {
    pc.shows(consumer.onlineCode());
    pass(91);
    assertThat(pc.looks().stage()).isEqualTo("SCAN");
    assertThat(reason()).isEqualTo(DeclineReason.AUTHENTICATION_EXPIRED);
  }

  @Test
  void anExpiredSessionTakesNoCodeAndEndsByItself() {
    pass(601);
    awaitState(CheckoutState.EXPIRED);
    PayCode code = consumer.onlineCode();
    assertThat(pc.shows(code).stage()).isEqualTo("EXPIRED");
    assertThat(payments()).isEmpty();
    assertThat(told()).containsExactly("checkout.expired");
    CheckoutView next = shop.opens(PRICE);
    assertThat(new Pc(environment, next).pays(code).stage()).isEqualTo("PAID");
  }

  @Test
  void aCancelledPurchaseIsToldOnceAndTakesNoCode() {
    assertThat(pc.cancels().body()).contains(Shopkeeper.AWAY + "?session=" + session.session());
    assertThat(pc.cancels().stage()).isEqualTo("CANCELLED");
    assertThat(pc.shows(consumer.onlineCode()).stage()).isEqualTo("CANCELLED");
    assertThat(shop.checkouts().expire(session.session()).state())
        .isEqualTo(CheckoutState.CANCELLED);
    assertThat(told()).containsExactly("checkout.cancelled");
  }

  @Test
  void theShopIsToldWhatItWouldSeeIfItAsked() {
    pc.pays(consumer.onlineCode());
    CheckoutView seen = shop.sees(session);
    assertThat(
            jdbc.sql(
                    """
                    select payload::jsonb->'data'->>'state', payload::jsonb->'data'->>'version',
                           payload::jsonb->'data'->'payment'->>'paymentId'
                      from webhook_message where merchant_id = ? and type = 'checkout.paid'
                    """)
                .param(shop.merchant().merchant().uuid())
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single())
        .containsExactly("PAID", String.valueOf(seen.version()), payment().paymentId().toString());
  }

  private DeclineReason reason() {
    return Objects.requireNonNull(payment().decline()).reason();
  }

  private static PayCode neverMade() {
    return PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
  }
}
