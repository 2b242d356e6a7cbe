package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.devicecode.DeviceCodeKey;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi.Resynced;
import org.showpay.contracts.devicecode.TimeStep;
import org.showpay.contracts.handset.HandsetCodesApi.DeviceKeyRequest;
import org.showpay.contracts.handset.HandsetCodesApi.SealedKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.PhoneCodesApi;
import org.showpay.contracts.phone.PhoneCodesApi.DeviceCodesOn;
import org.showpay.contracts.phone.PhoneCodesApi.Network;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** Codes that a phone makes without a network, by the clock of those who judge them. */
class MadeOnThePhoneTest extends PhoneScenario {

  private static final String ENABLE = "POST /v1/device-keys";
  private static final String RESYNC = "POST /v1/device-keys/*/resync";
  private static final DeviceCodesOn WISH = new DeviceCodesOn(Money.of(30_000, "KRW"));

  private final CardToken card = CardToken.next();
  private final byte[] key = Base64.getDecoder().decode(TestKeys.newSecret());
  private Duration theirClockIsAhead = Duration.ZERO;
  private PhoneId phone;

  @BeforeEach
  void aPhoneAndAServerThatGivesItAKey() {
    phone = anyPhone();
    pinGenerator.usually(
        ENABLE,
        question -> {
          DeviceKeyId id = DeviceKeyId.next();
          var sealed = question.as(DeviceKeyRequest.class).sealFor().seal(id.toString(), key);
          return Answer.of(new SealedKey(id, sealed, "1234", theirNow()));
        });
    pinGenerator.usually(RESYNC, question -> Answer.of(new Resynced(theirNow())));
  }

  @Test
  void makesNoCodeBeforeItWasTurnedOnOrWhereItIsNotAllowed() {
    assertThat(refusalOf(this::show).code()).isEqualTo("NO_DEVICE_KEY");
    pinGenerator.next(
        ENABLE, Answer.problem(422, "DEVICE_CODES_OFF", NextStep.STOP, "Not in this wallet."));
    assertThat(refusalOf(() -> hands().makeCodes(phone, card, WISH)).code())
        .isEqualTo("DEVICE_CODES_OFF");
    assertThat(refusalOf(this::show).code()).isEqualTo("NO_DEVICE_KEY");
  }

  @Test
  void showsTheCodeOfTheHalfMinuteWithoutANetwork() {
    hands().makeCodes(phone, card, WISH);
    hands().network(phone, new Network(false));
    TimeStep before = TimeStep.at(Instant.now());
    PayCode shown = show();
    assertThat(shown.reveal()).hasSize(24);
    assertThat(shown).isIn(codeOf(before), codeOf(TimeStep.at(Instant.now())));
    assertThat(refusalOf(() -> hands().resync(phone, card)).code()).isEqualTo("NO_NETWORK");
  }

  @Test
  void goesByTheServersClockOnceItWasToldTheTime() {
    hands().makeCodes(phone, card, WISH);
    theirClockIsAhead = Duration.ofHours(1);
    hands().resync(phone, card);
    TimeStep before = TimeStep.at(theirNow());
    assertThat(show()).isIn(codeOf(before), codeOf(TimeStep.at(theirNow())));
  }

  @Test
  void showsNothingWithAKeyThatIsPerhapsReplaced() {
    hands().makeCodes(phone, card, WISH);
    hands().network(phone, new Network(false));
    assertThat(refusalOf(() -> hands().makeCodes(phone, card, WISH)).code())
        .isEqualTo("NO_NETWORK");
    assertThat(show()).isNotNull();
    hands().network(phone, new Network(true));
    pinGenerator.next(ENABLE, new Answer.Says(502, ""));
    assertThat(refusalOf(() -> hands().makeCodes(phone, card, WISH)).status()).isEqualTo(503);
    assertThat(refusalOf(this::show).code()).isEqualTo("NO_DEVICE_KEY");
  }

  @Test
  void throwsAwayAKeyThatIsNotKnownAnyMoreWhenItHasANetworkAgain() {
    hands().makeCodes(phone, card, WISH);
    pinGenerator.usually(RESYNC, question -> new Answer.Says(502, ""));
    hands().network(phone, new Network(true));
    assertThat(show()).isNotNull();
    pinGenerator.usually(
        RESYNC,
        question ->
            Answer.problem(404, "DEVICE_KEY_UNKNOWN", NextStep.FIX_REQUEST, "No such key."));
    hands().network(phone, new Network(true));
    assertThat(refusalOf(this::show).code()).isEqualTo("NO_DEVICE_KEY");
  }

  @Test
  void leavesNeitherKeyNorDigitsInAnyTable() {
    hands().makeCodes(phone, card, WISH);
    PayCode shown = show();
    assertThat(Tables.everythingIn(database))
        .doesNotContain(shown.reveal(), HexFormat.of().formatHex(key));
  }

  private PayCode codeOf(TimeStep step) {
    return DeviceCodeKey.of(key).at(step).in(SchemePrefix.DEFAULT);
  }

  private Instant theirNow() {
    return Instant.now().plus(theirClockIsAhead);
  }

  private PayCode show() {
    var picture = hands().showMade(phone, card).pictures().getFirst().png();
    return switch (new CodeReader(SchemePrefix.DEFAULT).read(picture)) {
      case Reading.Read read -> read.code();
      case Reading.Unreadable why -> fail("Unreadable: %s", why);
    };
  }

  private PhoneCodesApi hands() {
    return TestClient.of(PhoneCodesApi.class, environment, TestKeys.OPERATOR.reveal());
  }
}
