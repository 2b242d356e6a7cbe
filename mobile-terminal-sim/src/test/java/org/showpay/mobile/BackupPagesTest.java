package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.wallet.WalletApi.Backup;

/** Choosing the card that is asked where another cannot pay, and reading that it was. */
class BackupPagesTest extends PhoneScenario {

  private final NewPhone owner = newPhone(SCREEN);
  private final CardToken everyday = CardToken.next();
  private final CardToken travel = CardToken.next();

  private Visitor visitor;

  @BeforeEach
  void somebodyWithTwoCards() {
    account.beginAnew();
    pinGenerator.forgetCards();
    visitor = new Visitor(environment, switchedOn(owner));
    visitor.signIn(owner);
    visitor.post("/cards", "card", everyday.toString(), "nickname", "Everyday");
  }

  @Test
  void offersTheOtherCardsOnceThereAreSome() {
    assertThat(visitor.get("").body()).doesNotContain("Backup cards");
    visitor.post("/cards", "card", travel.toString(), "nickname", "Travel");
    assertThat(visitor.get("").body()).contains("Backup cards");
    String page = visitor.get("/backups").body();
    assertThat(page).contains("If Everyday cannot pay", "Save what is asked instead of Travel");
    assertThat(page.split("<option value=\"" + everyday, -1)).hasSize(2);
  }

  @Test
  void keepsTheChoiceAndEndsItWhereNoneIsChosen() {
    visitor.post("/cards", "card", travel.toString(), "nickname", "Travel");
    assertThat(choose(everyday, travel.toString()).header("Location"))
        .endsWith("/backups?saved=yes");
    assertThat(backupsOf()).containsExactly(Optional.of(travel), Optional.empty());
    assertThat(visitor.get("/backups").body())
        .containsPattern("<option value=\"" + travel + "\"\\s+selected=\"selected\"");
    choose(everyday, "");
    assertThat(backupsOf()).containsOnly(Optional.empty());
  }

  @Test
  void saysSoOnThePageWhereACardIsNotThereAnyMore() {
    assertThat(choose(everyday, travel.toString()).textOf("trouble"))
        .contains("not in the wallet any more");
    visitor.in(Locale.KOREAN);
    assertThat(choose(everyday, travel.toString()).textOf("trouble")).contains("지갑에 없는 카드");
    assertThat(choose(everyday, "no card").status()).isEqualTo(400);
  }

  @Test
  void tellsWhichCardWasDeclinedAndWhichOnePaid() {
    account.has(FakeAccount.ofABackup(PaymentState.APPROVED, null));
    account.has(FakeAccount.ofABackup(PaymentState.DECLINED, DeclineReason.CARD_EXPIRED));
    assertThat(visitor.get("/payments").body())
        .contains(
            "Card •••• 1234 could not pay, so •••• 5678 paid.",
            "Card •••• 1234 could not pay, so •••• 5678 was asked.");
    assertThat(visitor.in(Locale.KOREAN).get("/payments").body())
        .contains("카드 •••• 1234 결제가 되지 않아 •••• 5678 카드로 결제했습니다.");
  }

  @Test
  void isChosenOverTheApiToo() {
    visitor.post("/cards", "card", travel.toString(), "nickname", "Travel");
    assertThat(phones().chooseBackup(visitor.phone(), everyday, new Backup(travel)).backup())
        .isEqualTo(travel);
    assertThat(
            refusalOf(() ->
                    phones().chooseBackup(visitor.phone(), everyday, new Backup(CardToken.next())))
                .code())
        .isEqualTo("CARD_UNKNOWN");
  }

  private Visitor.Answer choose(CardToken card, String backup) {
    return visitor.post("/backups", "card", card.toString(), "backup", backup);
  }

  private List<Optional<CardToken>> backupsOf() {
    return phones().cards(visitor.phone()).stream()
        .map(card -> Optional.ofNullable(card.backup()))
        .toList();
  }
}
