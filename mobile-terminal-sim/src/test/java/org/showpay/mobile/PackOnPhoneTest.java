package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.PhoneCodesApi;
import org.showpay.contracts.phone.PhoneCodesApi.Network;
import org.showpay.contracts.phone.PhoneCodesApi.PackOnPhone;
import org.showpay.contracts.phone.PhoneCodesApi.PackPlan;
import org.showpay.contracts.phone.PhoneCodesApi.ShownFromPack;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** Packs on phones: what is lost on the way, no network for weeks, and codes shown once. */
class PackOnPhoneTest extends PhoneScenario {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final PackPlan PLAN = new PackPlan(3, 0, PackPeriod.WEEK, Money.of(30_000, "KRW"));

  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);
  private final CardToken card = CardToken.next();
  private PhoneId phone;

  @BeforeEach
  void aPhone() {
    phone = anyPhone();
  }

  @AfterEach
  void nothingIsLostAnyMore() {
    packs().losesAnswersToDownloads(0);
    packs().losesAnswersToConfirmations(0);
    pinGenerator.refusesConfirmations(false);
    // Its tasks find no network from now on, and so disturb no other test.
    hands().network(phone, new Network(false));
  }

  @Test
  void showsEachCodeOnceWithoutANetworkAndSaysWhenNoneIsLeft() {
    hands().keepPack(phone, card, PLAN);
    await(pack -> pack.confirmed() && pack.left() == 3);
    hands().network(phone, new Network(false));
    List<PayCode> shown = new ArrayList<>();
    for (int left = 2; left >= 0; left--) {
      shown.add(show());
      assertThat(hands().pack(phone, card).left()).isEqualTo(left);
    }
    assertThat(shown).doesNotHaveDuplicates().allMatch(packs()::isAlive);
    assertThat(refusalOf(this::show).code()).isEqualTo("NO_CODE_LEFT");
    assertThat(refusalOf(() -> phones().showCode(phone, CHOICE)).code()).isEqualTo("NO_NETWORK");
  }

  @Test
  void aLostAnswerToTheDownloadLosesNothing() {
    packs().losesAnswersToDownloads(1);
    hands().keepPack(phone, card, PLAN);
    await(pack -> pack.confirmed() && pack.left() == 3 && pack.trouble() == null);
    assertThat(packs().statesOf(card)).containsExactly(PackState.CONFIRMED, PackState.ENDED);
    assertThat(packs().isAlive(show())).isTrue();
  }

  @Test
  void theOldPackPaysUntilTheNewOneHasArrived() {
    hands().keepPack(phone, card, PLAN);
    await(PackOnPhone::confirmed);
    packs().losesAnswersToDownloads(100);
    hands().keepPack(phone, card, PLAN);
    await(pack -> Objects.equals(pack.trouble(), "PIN_GENERATOR_UNAVAILABLE"));
    assertThat(packs().isAlive(show())).isTrue();
    assertThat(hands().pack(phone, card).left()).isEqualTo(2);
  }

  @Test
  void aPhoneThatDoesNotKnowWhetherItsConfirmationArrivedShowsCodesThatPay() {
    hands().keepPack(phone, card, PLAN);
    await(PackOnPhone::confirmed);
    packs().losesAnswersToConfirmations(100);
    hands().keepPack(phone, card, PLAN);
    await(pack -> pack.trouble() != null && !pack.confirmed());
    hands().network(phone, new Network(false));
    assertThat(packs().isAlive(show())).isTrue();
    packs().losesAnswersToConfirmations(0);
    hands().network(phone, new Network(true));
    await(pack -> pack.confirmed() && pack.left() == 2);
    assertThat(packs().isAlive(show())).isTrue();
  }

  @Test
  void aPackThatIsDeadBeforeItIsConfirmedIsThrownAwayAndTheOldOneKept() {
    hands().keepPack(phone, card, PLAN);
    await(PackOnPhone::confirmed);
    pinGenerator.refusesConfirmations(true);
    hands().keepPack(phone, card, PLAN);
    PackOnPhone offered = await(pack -> !pack.confirmed() && pack.trouble() != null);
    hands().network(phone, new Network(false));
    packs().end(Objects.requireNonNull(offered.pack()));
    pinGenerator.refusesConfirmations(false);
    packs().losesAnswersToDownloads(100);
    hands().network(phone, new Network(true));
    await(pack -> pack.confirmed() && pack.left() == 3);
    assertThat(packs().isAlive(show())).isTrue();
  }

  @Test
  void aPackThatWasTakenBackElsewhereIsThrownAwayWhenThePhoneLooks() {
    hands().keepPack(phone, card, PLAN);
    PackId taken = Objects.requireNonNull(await(PackOnPhone::confirmed).pack());
    packs().end(taken);
    hands().network(phone, new Network(true));
    await(pack -> pack.confirmed() && pack.left() == 3 && !taken.equals(pack.pack()));
    assertThat(packs().isAlive(show())).isTrue();
  }

  @Test
  void aPhoneThatWasOffForTwoWeeksGetsItsPackWhenItComesBack() {
    hands().keepPack(phone, card, PLAN);
    await(PackOnPhone::confirmed);
    hands().network(phone, new Network(false));
    twoWeeksPass();
    assertThat(refusalOf(this::show).code()).isEqualTo("NO_CODE_LEFT");
    hands().network(phone, new Network(true));
    await(pack -> pack.confirmed() && pack.left() == 3);
    assertThat(packs().isAlive(show())).isTrue();
    assertThat(packs().statesOf(card)).containsExactly(PackState.CONFIRMED, PackState.ENDED);
  }

  @Test
  void fetchesTheNextPackBeforeTheLastCodeIsShown() {
    hands().keepPack(phone, card, new PackPlan(3, 1, PackPeriod.DAY, PLAN.ceiling()));
    PackOnPhone first = await(PackOnPhone::confirmed);
    show();
    assertThat(hands().pack(phone, card).pack()).isEqualTo(first.pack());
    show();
    await(
        pack -> pack.confirmed() && pack.left() == 3 && !Objects.equals(first.pack(), pack.pack()));
  }

  @Test
  void theCodeOnTheScreenLivesForAsLongAsItMayBePaidWithThoughTheNextPackIsDue() {
    hands().keepPack(phone, card, new PackPlan(3, 2, PackPeriod.DAY, PLAN.ceiling()));
    PackOnPhone first = await(PackOnPhone::confirmed);
    long before = System.nanoTime();
    PayCode shown = show();
    hands().network(phone, new Network(false));
    hands().network(phone, new Network(true));
    assertThat(packs().isAlive(shown)).isTrue();
    await(pack -> pack.confirmed() && !Objects.equals(first.pack(), pack.pack()));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(FakePeers.SHOWN_FOR);
  }

  @Test
  void aPlanThatIsChangedWhileItsPackIsFetchedIsNotForgotten() {
    packs()
        .duringTheNextConfirmation(() ->
            hands().keepPack(phone, card, new PackPlan(5, 0, PackPeriod.WEEK, PLAN.ceiling())));
    hands().keepPack(phone, card, PLAN);
    await(pack -> pack.confirmed() && pack.left() == 5);
  }

  @Test
  void whoTakesAllCodesBackWantsNoMorePacks() {
    pinGenerator.usually("POST /v1/code-revocations", question -> Answer.of(new Revoked(3)));
    hands().keepPack(phone, card, PLAN);
    await(PackOnPhone::confirmed);
    hands().revoke(phone, new CodesToRevoke.All());
    assertThat(refusalOf(() -> hands().pack(phone, card)).code()).isEqualTo("NO_PACK_PLAN");
  }

  @Test
  void twoHandsAtOnceNeverShowTheSameCode() throws Exception {
    hands().keepPack(phone, card, new PackPlan(8, 0, PackPeriod.DAY, PLAN.ceiling()));
    await(PackOnPhone::confirmed);
    hands().network(phone, new Network(false));
    Callable<PayCode> hand = this::show;
    assertThat(AtOnce.call(Collections.nCopies(8, hand))).doesNotHaveDuplicates();
  }

  @Test
  void neverShowsWhatWasTakenBackThoughNobodyAnswered() {
    hands().keepPack(phone, card, PLAN);
    PackOnPhone pack = await(PackOnPhone::confirmed);
    hands().network(phone, new Network(false));
    CodesToRevoke one = new CodesToRevoke.OneOfPack(Objects.requireNonNull(pack.pack()), 1);
    assertThat(refusalOf(() -> hands().revoke(phone, one)).code()).isEqualTo("NO_NETWORK");
    assertThat(hands().showFromPack(phone, card).serial()).isEqualTo(2);
    assertThat(refusalOf(() -> hands().revoke(phone, new CodesToRevoke.All())).code())
        .isEqualTo("NO_NETWORK");
    assertThat(refusalOf(this::show).code()).isEqualTo("NO_CODE_LEFT");
  }

  @Test
  void leavesNoDigitsInAnyTableWhetherShownOrNot() {
    hands().keepPack(phone, card, PLAN);
    await(PackOnPhone::confirmed);
    String before = Tables.everythingIn(database);
    PayCode shown = show();
    assertThat(before).doesNotContain(shown.reveal());
    assertThat(Tables.everythingIn(database)).doesNotContain(shown.reveal());
  }

  private PackOnPhone await(Predicate<PackOnPhone> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      PackOnPhone pack = hands().pack(phone, card);
      if (wanted.test(pack)) {
        return pack;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return fail("The pack never came to that: %s", hands().pack(phone, card));
  }

  private PayCode show() {
    ShownFromPack shown = hands().showFromPack(phone, card);
    return switch (reader.read(shown.code().pictures().getFirst().png())) {
      case Reading.Read read -> read.code();
      case Reading.Unreadable why -> fail("Unreadable: %s", why);
    };
  }

  private void twoWeeksPass() {
    database
        .sql(
            "update held_pack set expires_at = expires_at - interval '14d',"
                + " received_at = received_at - interval '14d' where phone_id = ?")
        .param(phone.uuid())
        .update();
    database
        .sql("update pack_plan set next_at = next_at - interval '14d' where phone_id = ?")
        .param(phone.uuid())
        .update();
  }

  private FakePacks packs() {
    return pinGenerator.packs();
  }

  private PhoneCodesApi hands() {
    return TestClient.of(PhoneCodesApi.class, environment, TestKeys.OPERATOR.reveal());
  }
}
