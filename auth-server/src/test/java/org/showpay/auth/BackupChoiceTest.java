package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Choosing the card that is asked where another one cannot pay. */
@AuthServerTest
class BackupChoiceTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  private Consumer first;
  private Consumer backup;

  @BeforeEach
  void aCardWithABackup() {
    first = town.consumer();
    backup = town.withAnotherCard(first, new CompanyId("nuri"), "5678");
    choose(first.card(), backup.card());
  }

  @Test
  void makesCodesForACardWhoseBackupCanPay() {
    jdbc.sql("update card set available = 0 where token = ?").param(first.card().uuid()).update();
    adapter.says(new AvailableAnswer.Known(won(0)));
    assertThat(first.code()).isNotNull();
    choose(first.card(), null);
    first.waitsAMoment();
    PayCode code = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
    assertThat(town.payCodes().register(first.registration(code, null, null)))
        .isEqualTo(new RegistrationAnswer.Refused(CodeRefusal.ABOVE_CARD_LIMIT));
  }

  @Test
  void choosesAmongTheUsableCardsOfTheOwnWalletAlone() {
    Consumer stranger = town.consumer();
    assertThat(choiceFails(first.card(), stranger.card())).isEqualTo("CARD_UNKNOWN");
    assertThat(choiceFails(stranger.card(), first.card())).isEqualTo("CARD_UNKNOWN");
    assertThat(choiceFails(first.card(), first.card())).isEqualTo("CARD_UNKNOWN");
    assertThat(choiceFails(first.card(), CardToken.next())).isEqualTo("CARD_UNKNOWN");
    jdbc.sql("update card set state = 'REMOVED' where token = ?")
        .param(backup.card().uuid())
        .update();
    assertThat(choiceFails(first.card(), backup.card())).isEqualTo("CARD_UNKNOWN");
    assertThat(town.subscribers().cards(first.enrolment().subscriber()))
        .singleElement()
        .satisfies(card -> assertThat(card.backup()).isEqualTo(backup.card()));
    assertThat(town.walletOf(first).chooseBackup(first.card(), new Backup(null)).backup()).isNull();
  }

  @Test
  void endsTheChoiceOnlyForWhoSaysSo() {
    String token =
        TestKeys.handsetToken(
            SessionId.next(),
            first.enrolment().handset(),
            first.enrolment().subscriber(),
            ServiceName.AUTH_SERVER);
    HttpStatusCode status =
        TestClient.raw(environment, token)
            .put()
            .uri("/v1/wallet/cards/{card}/backup", first.card())
            .contentType(MediaType.APPLICATION_JSON)
            .body("{}")
            .exchange((request, response) -> response.getStatusCode());
    assertThat(status).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(town.subscribers().cards(first.enrolment().subscriber()))
        .anySatisfy(card -> assertThat(card.backup()).isEqualTo(backup.card()));
  }

  private void choose(CardToken card, @Nullable CardToken other) {
    town.walletOf(first).chooseBackup(card, new Backup(other));
  }

  private String choiceFails(CardToken card, CardToken other) {
    return Problems.of(() -> town.walletOf(first).chooseBackup(card, new Backup(other))).code();
  }
}
