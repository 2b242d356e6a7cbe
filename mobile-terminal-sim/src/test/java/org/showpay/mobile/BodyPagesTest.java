package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut.Care;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.phone.PhoneFactorsApi;
import org.showpay.contracts.phone.PhoneFactorsApi.Enrol;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.showpay.contracts.wallet.OwnFactorsApi.NewCeiling;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** Enrolling a finger, an eye or the voice on the phone, and taking it back. */
class BodyPagesTest extends PhoneScenario {

  private static final int FRAME = 256 * 360;

  private final NewPhone owner = newPhone(SCREEN);
  private FakeBodies bodies;
  private Visitor visitor;

  @BeforeEach
  void somebody() {
    bodies = new FakeBodies(account);
    visitor = new Visitor(environment, switchedOn(owner));
    visitor.signIn(owner);
  }

  @Test
  void aWrongPasswordEnrolsNothingAndSaysSo() {
    assertThat(enrol("FINGERPRINT", "thumb", "wrong").textOf("trouble"))
        .contains("not your payment password");
    assertThat(visitor.in(Locale.KOREAN).get("/factors").body()).contains("지문", "목소리");
    assertThat(bodies.captures()).isEmpty();
    assertThat(enrol("FINGERPRINT", " ", password()).status()).isEqualTo(422);
    assertThat(bodies.captures()).isEmpty();
  }

  @Test
  void whatTheSensorTakesIsSealedOnItsWayAndShownNowhere() {
    assertThat(enrol("FINGERPRINT", "thumb", password()).header("Location"))
        .endsWith("/factors?saved=yes");
    byte[] frame = bodies.captures().getFirst();
    assertThat(frame).hasSize(FRAME);
    String plain = Base64.getEncoder().encodeToString(frame).substring(40_000, 40_060);
    assertThat(account.questions(FakeBodies.ENROL).getLast().body()).doesNotContain(plain);
    assertThat(visitor.get("/factors").body()).contains("thumb").doesNotContain(plain);
    enrol("FINGERPRINT", "thumb", password());
    assertThat(bodies.captures().getLast()).isNotEqualTo(frame);
  }

  @Test
  void isForgottenFromThePageAndOverTheApi() {
    PhoneFactorsApi api =
        TestClient.of(PhoneFactorsApi.class, environment, TestKeys.OPERATOR.reveal());
    Enrolled voice =
        api.enrol(
            visitor.phone(),
            new Enrol(Factor.VOICE, "me", Care.WELL, FakeAccount.PAYMENT_PASSWORD));
    Enrolled eye =
        api.enrol(
            visitor.phone(),
            new Enrol(Factor.IRIS, "left", Care.WELL, FakeAccount.PAYMENT_PASSWORD));
    assertThat(api.factors(visitor.phone()).enrolled()).containsExactly(voice, eye);
    visitor.post("/factors/" + voice.template() + "/removal");
    assertThat(visitor.post("/factors/" + voice.template() + "/removal").textOf("trouble"))
        .contains("not enrolled any more");
    api.forget(visitor.phone(), eye.template());
    assertThat(api.factors(visitor.phone()).enrolled()).isEmpty();
    Money ceiling = Money.of(10_000, "KRW");
    assertThat(
            api.changeCeiling(
                    visitor.phone(),
                    Factor.IRIS,
                    new NewCeiling(ceiling, FakeAccount.PAYMENT_PASSWORD))
                .ceilings())
        .extracting("own")
        .isEqualTo(List.of(ceiling));
  }

  private Visitor.Answer enrol(String factor, String part, String password) {
    return visitor.post(
        "/factors", "factor", factor, "part", part, "care", "WELL", "password", password);
  }

  private static String password() {
    return FakeAccount.PAYMENT_PASSWORD.reveal();
  }
}
