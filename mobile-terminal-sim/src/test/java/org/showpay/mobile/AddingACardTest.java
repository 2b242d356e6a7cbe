package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mobile.FakePinGenerator.ADD_CARD;
import static org.showpay.mobile.FakeVault.STORE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.TypedCard;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.testing.Logs;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.http.MediaType;

/** A card is typed in: its number goes to the vault and nowhere else. */
class AddingACardTest extends PhoneScenario {

  private final TypedCard card = newCard();

  @Test
  void tellsWhyTheVaultRefusesAndPutsNothingIntoTheWallet() {
    PhoneId phone = anyPhone();
    vault.next(STORE, Answer.problem(422, "NO_SUCH_RANGE", NextStep.STOP, "Nobody issued it."));

    Problem refusal = refusalOf(() -> phones().addCard(phone, card));

    assertThat(refusal)
        .isEqualTo(new Problem(422, "NO_SUCH_RANGE", NextStep.STOP, "Nobody issued it."));
    assertThat(additions()).isEmpty();
  }

  @Test
  void saysThatTheVaultIsSilent() {
    PhoneId phone = anyPhone();
    vault.next(STORE, new Answer.Nothing());

    Problem silence = refusalOf(() -> phones().addCard(phone, card));

    assertThat(silence.status()).isEqualTo(503);
    assertThat(silence.code()).isEqualTo("VAULT_UNAVAILABLE");
    assertThat(silence.nextStep()).isEqualTo(NextStep.RETRY_SAME);
    assertThat(additions()).isEmpty();
  }

  @Test
  void tellsWhyTheWalletRefusesWhatTheVaultHasStoredAndMayBeRepeated() {
    PhoneId phone = anyPhone();
    pinGenerator.next(
        ADD_CARD, Answer.problem(409, "WALLET_FULL", NextStep.STOP, "Remove a card first."));

    Problem refusal = refusalOf(() -> phones().addCard(phone, card));
    WalletCard again = phones().addCard(phone, card);

    assertThat(refusal)
        .isEqualTo(new Problem(409, "WALLET_FULL", NextStep.STOP, "Remove a card first."));
    assertThat(again.card()).isEqualTo(vault.stored(card.pan()).card());
    assertThat(additions()).hasSize(2).containsOnly(again.card() + " " + card.nickname());
  }

  @Test
  void refusesACardNumberWithAWrongDigitBeforeAnyoneIsAsked() {
    PhoneId phone = anyPhone();
    String pan = card.pan().reveal();
    String wrong = pan.substring(0, pan.length() - 1) + (pan.endsWith("0") ? '1' : '0');
    long before = vault.questions(STORE).size();

    Problem refusal = refusalOf(() -> typed(phone, wrong));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.detail()).doesNotContain(wrong);
    assertThat(vault.questions(STORE)).hasSize((int) before);
  }

  @Test
  void givesTheNumberToTheVaultAndTheTokenToTheWallet() {
    WalletCard added = phones().addCard(anyPhone(), card);

    assertThat(added.card()).isEqualTo(vault.stored(card.pan()).card());
    assertThat(added.nickname()).isEqualTo(card.nickname());
    assertThat(vault.questions(STORE).getLast().body()).contains(card.pan().reveal(), "2031-04");
    assertThat(pinGenerator.questions(ADD_CARD).toString()).doesNotContain(card.pan().reveal());
  }

  @Test
  void leavesTheNumberInNoTableAndInNoLog() {
    PhoneId phone = anyPhone();
    vault.next(STORE, Answer.problem(422, "NO_SUCH_RANGE", NextStep.STOP, "Nobody issued it."));
    vault.next(STORE, new Answer.Says(500, "{\"pan\":\"" + card.pan().reveal() + "\"}"));
    try (Logs logs = Logs.open()) {
      refusalOf(() -> phones().addCard(phone, card));
      refusalOf(() -> phones().addCard(phone, card));
      phones().addCard(phone, card);

      assertThat(logs.text()).contains("VAULT did not answer");
      assertThat(logs.text().contains(card.pan().reveal())).isFalse();
    }
    assertThat(Tables.everythingIn(database)).doesNotContain(card.pan().reveal());
  }

  private void typed(PhoneId phone, String pan) {
    String body =
        """
        {"nickname": "Wrong", "pan": "%s", "expiry": "2031-04"}
        """
            .formatted(pan);
    TestClient.raw(environment, TestKeys.OPERATOR.reveal())
        .post()
        .uri("/v1/phones/{phone}/cards", phone)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }

  /** What this test's card was put into the wallet as; other tests' cards do not count. */
  private List<String> additions() {
    return pinGenerator.questions(ADD_CARD).stream()
        .map(question -> question.as(AddCardRequest.class))
        .filter(request -> request.card().equals(vault.stored(card.pan()).card()))
        .map(request -> request.card() + " " + request.nickname())
        .toList();
  }
}
