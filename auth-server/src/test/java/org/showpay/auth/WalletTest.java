package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.springframework.beans.factory.annotation.Autowired;

/** Putting cards into wallets. */
@AuthServerTest
class WalletTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  @Test
  void refusesACardThatTheVaultDoesNotKnow() {
    Consumer consumer = town.consumer();
    assertThat(Problems.of(() -> add(consumer, CardToken.next())).code()).isEqualTo("CARD_UNKNOWN");
  }

  @Test
  void refusesSomebodyElsesCardAsIfItDidNotExist() {
    Consumer consumer = town.consumer();
    CardToken foreign = CardToken.next();
    adapter.keeps(foreign, SubscriberId.next());
    assertThat(Problems.of(() -> add(consumer, foreign)).code()).isEqualTo("CARD_UNKNOWN");
    assertThat(town.subscribers().cards(consumer.enrolment().subscriber())).hasSize(1);
  }

  @Test
  void refusesACardThatItsCompanyDoesNotKnow() {
    Consumer consumer = town.consumer();
    CardToken card = cardOf(consumer);
    adapter.says(new AvailableAnswer.NotUsable());
    Problem problem = Problems.of(() -> add(consumer, card));
    assertThat(problem.code()).isEqualTo("CARD_NOT_USABLE");
    assertThat(problem.nextStep()).isEqualTo(NextStep.STOP);
  }

  @Test
  void changesNothingWhileTheVaultIsAway() {
    Consumer consumer = town.consumer();
    CardToken card = cardOf(consumer);
    adapter.goesAway();
    try {
      Problem problem = Problems.of(() -> add(consumer, card));
      assertThat(problem.status()).isEqualTo(503);
      assertThat(problem.nextStep()).isEqualTo(NextStep.RETRY_SAME);
    } finally {
      adapter.comesBack();
    }
    assertThat(town.subscribers().cards(consumer.enrolment().subscriber())).hasSize(1);
  }

  @Test
  void takesACardWhoseCompanyIsSilentForNow() {
    Consumer consumer = town.consumer();
    CardToken card = cardOf(consumer);
    adapter.says(new AvailableAnswer.Unavailable("no line"));
    add(consumer, card);
    assertThat(town.subscribers().cards(consumer.enrolment().subscriber())).hasSize(2);
  }

  @Test
  void addingACardAgainChangesItsNameOnly() {
    Consumer consumer = town.consumer();
    town.subscribers()
        .addCard(
            consumer.enrolment().subscriber(), new AddCardRequest(consumer.card(), "Holidays"));
    assertThat(town.subscribers().cards(consumer.enrolment().subscriber()))
        .singleElement()
        .satisfies(card -> assertThat(card.nickname()).isEqualTo("Holidays"));
  }

  private CardToken cardOf(Consumer consumer) {
    CardToken card = CardToken.next();
    adapter.keeps(card, consumer.enrolment().subscriber());
    return card;
  }

  private void add(Consumer consumer, CardToken card) {
    town.subscribers()
        .addCard(consumer.enrolment().subscriber(), new AddCardRequest(card, "Another"));
  }
}
