package org.showpay.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.checkout.ScreensApi;
import org.showpay.contracts.checkout.ScreensApi.Entered;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.checkout.ScreensApi.ShownCode;
import org.showpay.contracts.checkout.ScreensApi.Wanted;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.wallet.OwnFactorsApi;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolment;
import org.showpay.sensor.finger.FingerSensor;
import org.showpay.sensor.finger.Press;
import org.showpay.sensor.finger.Skin;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestPasswords;

/** Who pays at a screen is proved by what is sealed there; the unhappy ways first. */
class ScreenProofsTest extends AtTheShop {

  private static final Skin FINGER = Skin.grow(9_101);
  private static final Skin STRANGERS = Skin.grow(9_102);
  private static final Password COMMON = TestPasswords.otherThan(PAYMENT_PASSWORD);

  /** So many wrong ones, and a till is cut off. */
  private static final int OF_A_TILL = 20;

  private static final AtomicLong MOMENTS = new AtomicLong();

  private ScreensApi screens;
  private String screen;

  @BeforeEach
  void aScreen() {
    screens = TestClient.of(ScreensApi.class, environment, "");
    screen = session.screen().getPath().substring("/pay/".length());
  }

  @Test
  void aSealOpensForItsOwnQuestionFactorAndPaymentAloneAndWhatDoesNotOpenCountsNoTry() {
    enrol();
    PaymentId waits = shows();
    Challenge first = ask(waits, Factor.PASSWORD);
    Challenge second = ask(waits, Factor.PASSWORD);
    Challenge ofTheBody = ask(waits, Factor.FINGERPRINT);
    for (Entered wrong :
        List.of(
            new Entered(waits, second.challenge(), first.seal(Purpose.paying(waits), password())),
            new Entered(
                waits, first.challenge(), first.seal(Purpose.paying(PaymentId.next()), password())),
            new Entered(
                waits,
                ofTheBody.challenge(),
                new Challenge(
                        ofTheBody.challenge(),
                        Factor.PASSWORD,
                        first.key(),
                        "",
                        first.answerBefore())
                    .seal(Purpose.paying(waits), password())))) {
      assertThat(screens.enter(screen, wrong).trouble()).isEqualTo("CHALLENGE_NOT_ANSWERED");
    }
    assertThat(tries()).isZero();
    Entered right = sealed(waits, ask(waits, Factor.PASSWORD), password());
    assertThat(screens.enter(screen, right).stage()).isEqualTo(Stage.PAID);
    assertThat(screens.enter(screen, right).stage()).as("sent again").isEqualTo(Stage.PAID);
    assertThat(payments()).containsExactly("APPROVED");
    assertThat(tries()).isZero();
  }

  @Test
  void asksNobodyWhoseCodeWasNotShownAndNothingOfAnotherScreensPayment() {
    assertThat(screens.factors(screen)).isEmpty();
    assertThat(Problems.of(() -> ask(PaymentId.next(), Factor.PASSWORD)).code())
        .isEqualTo("NOTHING_WAITS");
    PaymentId waits = shows();
    Challenge question = ask(waits, Factor.PASSWORD);
    String another = shop.opens(PRICE).screen().getPath().substring("/pay/".length());
    assertThat(screens.enter(another, sealed(waits, question, password())).stage())
        .isEqualTo(Stage.SCAN);
    assertThat(
            Problems.of(() -> screens.challenge(another, new Wanted(waits, Factor.PASSWORD)))
                .code())
        .isEqualTo("NOTHING_WAITS");
    assertThat(payments()).containsExactly("AUTHENTICATION_REQUIRED");
  }

  @Test
  void threeStrangersFingersEndThePaymentAsAtATillAndCountForTheAddressToo() {
    enrol();
    PaymentId waits = shows();
    assertThat(screens.factors(screen)).containsExactly(Factor.PASSWORD, Factor.FINGERPRINT);
    for (int i = 0; i < 2; i++) {
      assertThat(press(waits, STRANGERS).trouble()).isEqualTo("BODY_NOT_RECOGNISED");
    }
    ScreenView third = press(waits, STRANGERS);
    assertThat(third.stage()).isEqualTo(Stage.SCAN);
    assertThat(third.refused()).isEqualTo(DeclineReason.NOT_RECOGNISED);
    assertThat(tries()).isEqualTo(3);
  }

  @Test
  void whatIsLockedIsNotLookedAtAndThePasswordStillPays() {
    enrol();
    jdbc.sql(
            """
            update factor set failures = 10, locked_until = now() + interval '30 minutes'
             where subscriber_id = ? and kind = 'FINGERPRINT'
            """)
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    PaymentId waits = shows();
    assertThat(press(waits, FINGER).trouble()).isEqualTo("FACTOR_LOCKED");
    assertThat(tries()).isZero();
    ScreenView paid = screens.enter(screen, sealed(waits, ask(waits, Factor.PASSWORD), password()));
    assertThat(paid.stage()).isEqualTo(Stage.PAID);
  }

  @Test
  void aFingerReachesLessFarAtAPcThanAtATill() {
    enrol();
    session = shop.opens(100_001);
    screen = session.screen().getPath().substring("/pay/".length());
    PaymentId waits = shows();
    assertThat(screens.factors(screen)).containsExactly(Factor.PASSWORD);
    assertThat(Problems.of(() -> ask(waits, Factor.FINGERPRINT)).code())
        .isEqualTo("FACTOR_NOT_ENOUGH");
  }

  @Test
  void aMerchantMayHaveItsScreensSealThenNoFormCanSendAPasswordInClear() {
    PaymentId waits = shows();
    assertThat(pc.looks().body()).contains("name=\"password\"").doesNotContain("unscripted");
    shop.hasPasswordsSealed(true);
    assertThat(pc.looks().body()).doesNotContain("name=\"password\"").contains("unscripted");
    assertThat(pc.form("/password", Map.of("payment", waits.toString())).body())
        .contains("Approve the payment on your phone");
    assertThat(pc.proves(PAYMENT_PASSWORD).body()).contains("Approve the payment on your phone");
    assertThat(screens.prove(screen, new Proof(waits, PAYMENT_PASSWORD)).trouble())
        .isEqualTo("PASSWORD_NOT_SEALED");
    assertThat(tries()).isZero();
    assertThat(payments()).containsExactly("AUTHENTICATION_REQUIRED");
    Entered sealed = sealed(waits, ask(waits, Factor.PASSWORD), password());
    assertThat(screens.enter(screen, sealed).stage()).isEqualTo(Stage.PAID);
  }

  @Test
  void wrongPasswordsAtScreensStopNobodyElseOfTheShop() {
    for (int person = 0; person < OF_A_TILL; person++) {
      jdbc.sql("delete from screen_tries where whose like 'address %'").update();
      consumer = town.consumer();
      session = shop.opens(PRICE);
      screen = session.screen().getPath().substring("/pay/".length());
      assertThat(screens.prove(screen, new Proof(shows(), COMMON)).trouble())
          .isEqualTo("WRONG_PASSWORD");
    }
    jdbc.sql("delete from screen_tries where whose like 'address %'").update();
    consumer = town.consumer();
    session = shop.opens(PRICE);
    screen = session.screen().getPath().substring("/pay/".length());
    PaymentId waits = shows();
    Entered right = sealed(waits, ask(waits, Factor.PASSWORD), password());
    assertThat(screens.enter(screen, right).stage()).isEqualTo(Stage.PAID);
    assertThat(triesOf("passwords, %")).describedAs("as of tills").isZero();
    assertThat(triesOf("merchant %")).describedAs("as of screens").isEqualTo(OF_A_TILL);
  }

  private PaymentId shows() {
    return requireNonNull(screens.show(screen, new ShownCode(consumer.onlineCode())).payment());
  }

  private Challenge ask(PaymentId waits, Factor factor) {
    return screens.challenge(screen, new Wanted(waits, factor));
  }

  private static Entered sealed(PaymentId waits, Challenge question, byte[] content) {
    return new Entered(waits, question.challenge(), question.seal(Purpose.paying(waits), content));
  }

  private ScreenView press(PaymentId waits, Skin finger) {
    byte[] press = FingerSensor.press(finger, Press.FLAT, MOMENTS.incrementAndGet());
    return screens.enter(screen, sealed(waits, ask(waits, Factor.FINGERPRINT), press));
  }

  private void enrol() {
    OwnFactorsApi own = town.factorsOf(consumer);
    Challenge question = own.challenge(new OwnFactorsApi.Wanted(Factor.FINGERPRINT));
    byte[] press = FingerSensor.press(FINGER, Press.FLAT, MOMENTS.incrementAndGet());
    own.enrol(
        new Enrolment(
            question.challenge(),
            "thumb",
            question.seal(Purpose.ENROLMENT, press),
            PAYMENT_PASSWORD));
  }

  private static byte[] password() {
    return PAYMENT_PASSWORD.reveal().getBytes(StandardCharsets.UTF_8);
  }

  private int tries() {
    return triesOf("address %");
  }

  private int triesOf(String whose) {
    return jdbc.sql("select coalesce(sum(tries), 0) from screen_tries where whose like ?")
        .param(whose)
        .query(Integer.class)
        .single();
  }
}
