package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.devicecode.DeviceCodeKey;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.TimeStep;
import org.showpay.contracts.handset.HandsetCodesApi.DeviceKeyRequest;
import org.showpay.contracts.handset.HandsetCodesApi.SealedKey;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.showpay.testing.TestKeys;

/** The pages of packs, of codes that the phone makes, and of a phone whose network is cut. */
class PocketPagesTest extends PhoneScenario {

  private static final String ENABLE = "POST /v1/device-keys";
  private static final String REVOKE = "POST /v1/code-revocations";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern DIGITS = Pattern.compile("class=\"number\"[^>]*>([0-9 ]+)<");
  private static final Pattern PICTURE = Pattern.compile("pictures/QR\\?n=([0-9]+)");

  private final NewPhone owner = newPhone(SCREEN);
  private final CardToken card = CardToken.next();
  private final byte[] key = Base64.getDecoder().decode(TestKeys.newSecret());

  private Visitor visitor;

  @BeforeEach
  void somebodyWithACard() {
    account.beginAnew();
    pinGenerator.forgetCards();
    pinGenerator.usually(REVOKE, question -> Answer.of(new Revoked(1)));
    pinGenerator.usually(
        ENABLE,
        question -> {
          DeviceKeyId id = DeviceKeyId.next();
          var sealed = question.as(DeviceKeyRequest.class).sealFor().seal(id.toString(), key);
          return Answer.of(new SealedKey(id, sealed, "1234", Instant.now()));
        });
    visitor = new Visitor(environment, switchedOn(owner));
    visitor.signIn(owner);
    visitor.post("/cards", "card", card.toString(), "nickname", "Everyday");
  }

  @AfterEach
  void noTaskDisturbsAnotherTest() {
    cutTheNetwork();
  }

  @Test
  void aPackIsChosenDownloadedAndShownWithTheNetworkCut() {
    assertThat(visitor.get("/pocket").body()).contains("Everyday", "This phone has a network.");
    downloadPack();
    cutTheNetwork();
    int asked = pinGenerator.questions(FakePinGenerator.CARDS).size();
    assertThat(visitor.get("").header("Location")).endsWith("/pocket");
    assertThat(visitor.get("/pocket").body())
        .contains("This phone has no network.", "•••• 1234", "Codes left: 3");
    assertThat(visitor.post(at("/pack/codes")).header("Location")).endsWith("/pocket/code");
    assertThat(visitor.get("/pocket/code").body())
        .contains("/pocket/code/pictures/QR", "Pays once, until")
        .doesNotContainPattern(DIGITS);
    assertThat(visitor.get("/pocket/code/pictures/QR").status()).isEqualTo(200);
    assertThat(pinGenerator.packs().isAlive(shown())).isTrue();
    assertThat(visitor.get("/pocket").body()).contains("Codes left: 2");
    assertThat(pinGenerator.questions(FakePinGenerator.CARDS)).hasSize(asked);
    assertThat(visitor.get("/settings").body()).contains("This phone has no network.");
  }

  @Test
  void noPackThatTheWalletRefusesIsPlanned() {
    assertThat(visitor.post(at("/pack"), "every", "DAY", "codes", "0", "ceiling", "1").body())
        .contains("at least one code");
    pinGenerator.next(
        FakePinGenerator.DOWNLOAD,
        Answer.problem(422, "WALLET_FROZEN", NextStep.STOP, "You froze your wallet."));
    visitor.post(at("/pack"), "every", "DAY", "codes", "3", "ceiling", "30000");
    await("The phone tries again by itself. You froze your wallet.");
  }

  @Test
  void theCodeThatIsShownIsTakenBackAlone() {
    downloadPack();
    visitor.post(at("/pack/codes"));
    visitor.post("/pocket/code/revocation");
    assertThat(lastRevoked())
        .isInstanceOfSatisfying(
            CodesToRevoke.OneOfPack.class, one -> assertThat(one.serial()).isEqualTo(1));
    assertThat(visitor.get("/pocket").body()).contains("Codes left: 2");
    assertThat(visitor.get("/pocket/code").status()).isEqualTo(302);
  }

  @Test
  void aPackThatIsTakenBackIsFollowedByNone() {
    downloadPack();
    visitor.post(at("/pack/end"));
    assertThat(lastRevoked()).isInstanceOf(CodesToRevoke.OfPack.class);
    assertThat(visitor.get("/pocket").body())
        .contains("Download codes for when there is no network")
        .doesNotContain("Codes left");
  }

  @Test
  void bothPacksAreTakenBackWhereOneIsNotConfirmedYet() {
    downloadPack();
    pinGenerator.refusesConfirmations(true);
    visitor.post(at("/pack"), "every", "WEEK", "codes", "4", "ceiling", "30000");
    await("Codes left: 7");
    int before = pinGenerator.questions(REVOKE).size();
    visitor.post(at("/pack/end"));
    pinGenerator.refusesConfirmations(false);
    assertThat(pinGenerator.questions(REVOKE).stream().skip(before))
        .hasSize(2)
        .allMatch(told -> told.as(CodesToRevoke.class) instanceof CodesToRevoke.OfPack);
  }

  @Test
  void whatIsTakenBackWithoutANetworkIsOffThePhoneAndSaysWhatIsLeftToDo() {
    downloadPack();
    visitor.post(at("/made/key"), "ceiling", "30000");
    cutTheNetwork();
    assertThat(visitor.post("/pocket/revocation").textOf("trouble"))
        .contains("Take every code back once there is a network");
    assertThat(visitor.get("/pocket").body())
        .contains("Nothing is kept on this phone")
        .doesNotContain("Codes left", "Make a code on this phone");
    visitor.post("/network", "connected", "true");
    visitor.post("/pocket/revocation");
    assertThat(lastRevoked()).isEqualTo(new CodesToRevoke.All());
  }

  @Test
  void thePhoneMakesCodesOnceThatIsTurnedOn() {
    pinGenerator.next(
        ENABLE, Answer.problem(422, "DEVICE_CODES_OFF", NextStep.STOP, "Not in this wallet."));
    assertThat(visitor.post(at("/made/key"), "ceiling", "30000").textOf("trouble"))
        .contains("does not allow");
    visitor.post(at("/made/key"), "ceiling", "30000");
    cutTheNetwork();
    TimeStep before = TimeStep.at(Instant.now());
    visitor.post(at("/made/codes"));
    assertThat(shown()).isIn(codeOf(before), codeOf(TimeStep.at(Instant.now())));
  }

  @Test
  void theNextHalfMinutesCodeComesByItselfUntilNobodyIsLooking() {
    visitor.post(at("/made/key"), "ceiling", "30000");
    database
        .sql("update device_key set offset_ms = -60000 where card_token = ?")
        .param(card.uuid())
        .update();
    visitor.post(at("/made/codes"));
    List<String> pictures = new ArrayList<>();
    for (int look = 0; look < 12; look++) {
      pictures.add(found(PICTURE, "/pocket/code/panel"));
    }
    assertThat(pictures.stream().distinct()).hasSize(9);
    assertThat(pictures.subList(8, 12)).containsOnly(pictures.getLast());
  }

  @Test
  void tellsWhatBecameOfTheCodeWhereThereIsANetwork() {
    downloadPack();
    visitor.post(at("/pack/codes"));
    account.has(FakeAccount.payment(50_000, PaymentState.DECLINED, DeclineReason.ABOVE_CEILING));
    assertThat(visitor.get("/pocket/code/panel").body())
        .contains("This costs more than you allowed", "/pocket/code/pictures/QR");
    account.has(FakeAccount.waiting(42_000));
    assertThat(visitor.get("/pocket/code/panel").body())
        .contains("₩42,000", "Approve")
        .doesNotContain("/pocket/code/pictures/QR");
    account.beginAnew();
    account.has(FakeAccount.payment(5_000, PaymentState.APPROVED, null));
    assertThat(visitor.get("/pocket/code/panel").body()).contains("₩5,000 paid to Dalgona Coffee.");
  }

  @Test
  void codesOfThePhoneAreNotForWhoSignedInById() {
    downloadPack();
    Visitor guest = new Visitor(environment, visitor.phone());
    guest.post("/sign-in/id", "login", "somebody-else", "password", "their own password");
    assertThat(guest.get("/pocket").body())
        .contains("these codes are the phone&#39;s own")
        .doesNotContain("Codes left");
    assertThat(guest.post(at("/pack/codes")).textOf("trouble")).contains("phone&#39;s own");
    assertThat(visitor.get("/pocket").body()).contains("Codes left: 3");
  }

  @Test
  void speaksKorean() {
    downloadPack();
    assertThat(visitor.in(Locale.KOREAN).get("/pocket").body())
        .contains("통신 없이", "남은 코드: 3", "통신 끊기", "이 휴대폰이 직접 코드를 만들게 하기");
  }

  private void downloadPack() {
    visitor.post(at("/pack"), "every", "WEEK", "codes", "3", "ceiling", "30000");
    await("Codes left: 3");
  }

  private void await(String words) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!visitor.get("/pocket").body().contains(words)) {
      if (System.nanoTime() > end) {
        fail("The page never said: %s", words);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void cutTheNetwork() {
    visitor.post("/network", "connected", "false");
  }

  private String at(String action) {
    return "/pocket/" + card + action;
  }

  private PayCode shown() {
    return new PayCode(found(DIGITS, "/pocket/code?digits=true").replace(" ", ""));
  }

  private String found(Pattern pattern, String page) {
    String body = visitor.get(page).body();
    Function<MatchResult, String> first = match -> match.group(1);
    return pattern.matcher(body).results().map(first).findFirst().orElseGet(() -> fail(body));
  }

  private CodesToRevoke lastRevoked() {
    return pinGenerator.questions(REVOKE).getLast().as(CodesToRevoke.class);
  }

  private PayCode codeOf(TimeStep step) {
    return DeviceCodeKey.of(key).at(step).in(SchemePrefix.DEFAULT);
  }
}
