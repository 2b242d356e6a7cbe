package org.showpay.pin.handset;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.pin.FakeAuthServer.CARDS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.pin.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

/** Wallets are the auth-server's: what it says about them reaches the handset. */
@PinTest
class WalletTest {

  private static final AddCardRequest REQUEST = new AddCardRequest(CardToken.next(), "daily");
  private static final WalletCard CARD =
      new WalletCard(REQUEST.card(), "daily", new CompanyId("hanbit"), "1234");

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409, 422})
  void passesOnWhatTheConsumerCanMend(int status) {
    Consumer consumer = consumers.signedIn();
    answersWithProblem(status);
    Refusal.of(() -> consumer.phone().addCard(REQUEST)).says(status, "SOME_CODE", NextStep.STOP);
    Refusal.of(consumer.phone()::cards).says(status, "SOME_CODE", NextStep.STOP);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 418})
  void keepsFaultsBetweenTheServicesToItself(int status) {
    Consumer consumer = consumers.signedIn();
    answersWithProblem(status);
    Refusal.of(consumer.phone()::cards).says(500, "INTERNAL", NextStep.QUERY);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void saysThatTheWalletCannotBeReached(int status) {
    Consumer consumer = consumers.signedIn();
    answersWithProblem(status);
    Refusal.of(() -> consumer.phone().addCard(REQUEST))
        .says(503, "AUTH_SERVER_UNAVAILABLE", NextStep.RETRY_SAME);
    Refusal.of(consumer.phone()::cards).says(503, "AUTH_SERVER_UNAVAILABLE", NextStep.RETRY_SAME);
  }

  @Test
  void addsACardToTheWalletOfWhoeverSignedIn() {
    Consumer consumer = consumers.signedIn();
    authServer.says(CARDS, CARD);
    assertThat(consumer.phone().addCard(REQUEST)).isEqualTo(CARD);
    assertAskedAbout(consumer);
  }

  @Test
  void listsTheWalletOfWhoeverSignedIn() {
    Consumer consumer = consumers.signedIn();
    authServer.says(CARDS, new WalletCard[] {CARD});
    assertThat(consumer.phone().cards()).containsExactly(CARD);
    assertAskedAbout(consumer);
  }

  private void assertAskedAbout(Consumer consumer) {
    assertThat(authServer.asked(CARDS))
        .singleElement()
        .satisfies(request ->
            assertThat(request.getUrl())
                .isEqualTo("/v1/subscribers/" + consumer.identity().subscriber() + "/cards"));
  }

  private void answersWithProblem(int status) {
    authServer.answers(
        CARDS,
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/problem+json")
            .withBody("{\"code\":\"SOME_CODE\",\"nextStep\":\"STOP\",\"detail\":\"Because.\"}"));
  }
}
