package org.showpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.vault.StoredCard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** A number goes in, a token comes out, always the same one for the same card and subscriber. */
@GatewayTest
class VaultTest {

  private static final int HANDSETS = 8;

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  @Test
  void refusesANumberOfNoCompanyThatIsConnected() {
    Pan stranger = Callers.newPan("930000");
    RestClientResponseException refused =
        catchThrowableOfType(RestClientResponseException.class, () -> callers.keep(stranger));
    Problem problem = Problem.of(refused);
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("CARD_COMPANY_UNKNOWN");
    assertThat(problem.nextStep()).isEqualTo(NextStep.STOP);
    assertThat(refused.getResponseBodyAsString()).doesNotContain(stranger.reveal());
  }

  @Test
  void doesNotOpenACiphertextThatWasMovedToAnotherRow() {
    CardToken card = callers.newCard(Lines.HANBIT);
    CardToken other = callers.newCard(Lines.HANBIT);
    jdbc.sql(
            """
            update card set ciphertext = other.ciphertext from card other
            where card.id in (:card, :other) and other.id in (:card, :other)
              and card.id <> other.id
            """)
        .param("card", card.uuid())
        .param("other", other.uuid())
        .update();
    for (CardToken swapped : List.of(card, other)) {
      assertThat(callers.authServer().authorize(Callers.purchaseWith(swapped)))
          .isEqualTo(new IssuerAnswer.NotAsked("The vault cannot open this card"));
    }
    assertThat(company.heard()).isEmpty();
  }

  @Test
  void knowsNoTokenThatItNeverGave() {
    Problem problem =
        Problem.of(
            catchThrowableOfType(
                RestClientResponseException.class,
                () -> callers.authServerAtTheVault().describe(CardToken.next())));
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("CARD_UNKNOWN");
  }

  @Test
  void tellsWhoseACardIsButNotItsNumber() {
    SubscriberId owner = SubscriberId.next();
    Pan pan = Callers.newPan(Lines.HANBIT);
    StoredCard kept = store(owner, pan);
    assertThat(kept)
        .isEqualTo(new StoredCard(kept.card(), owner, new CompanyId("hanbit"), pan.last4()));
    assertThat(callers.authServerAtTheVault().describe(kept.card())).isEqualTo(kept);
  }

  @Test
  void givesTheSameTokenForTheSameCardOfTheSameSubscriber() {
    SubscriberId owner = SubscriberId.next();
    Pan pan = Callers.newPan(Lines.HANBIT);
    assertThat(store(owner, pan)).isEqualTo(store(owner, pan));
  }

  @Test
  void givesOneTokenWhenHandsetsRace() {
    SubscriberId owner = SubscriberId.next();
    Pan pan = Callers.newPan(Lines.HANBIT);
    List<CompletableFuture<StoredCard>> cards = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < HANDSETS; i++) {
        cards.add(CompletableFuture.supplyAsync(() -> store(owner, pan), threads));
      }
    }
    assertThat(cards).extracting(CompletableFuture::join).containsOnly(store(owner, pan));
  }

  @Test
  void givesAnotherSubscriberAnotherTokenAndAnotherCiphertextForTheSameCard() {
    Pan pan = Callers.newPan(Lines.HANBIT);
    CardToken mine = store(SubscriberId.next(), pan).card();
    CardToken yours = store(SubscriberId.next(), pan).card();
    assertThat(mine).isNotEqualTo(yours);
    assertThat(ciphertextOf(mine)).isNotEqualTo(ciphertextOf(yours));
  }

  @Test
  void takesOverTheExpiryOfARenewedCard() {
    SubscriberId owner = SubscriberId.next();
    Pan pan = Callers.newPan(Lines.HANBIT);
    YearMonth renewed = Callers.EXPIRY.plusYears(5);
    CardToken card = store(owner, pan).card();
    callers.handsetOf(owner).store(new StoreCardRequest(pan, renewed));
    CardAuthorization asked = Callers.purchaseWith(card);
    callers.authServer().authorize(asked);
    String sent = company.heard().getFirst().getBodyAsString();
    assertThat(json.readValue(sent, IssuerMessage.class).expiry()).isEqualTo(renewed);
  }

  @Test
  void erasesTheNumbersOfWhoLeftAndKeepsWhichCompanyIsToBeAsked() {
    SubscriberId left = SubscriberId.next();
    Pan pan = Callers.newPan(Lines.HANBIT);
    CardToken erased = store(left, pan).card();
    CardToken others = store(SubscriberId.next(), pan).card();
    callers.authServerAtTheVault().eraseCardsOf(left);
    callers.authServerAtTheVault().eraseCardsOf(left);
    assertThat(callers.authServerAtTheVault().describe(erased))
        .isEqualTo(new StoredCard(erased, left, new CompanyId("hanbit"), "0000"));
    assertThat(
            jdbc.sql("select num_nonnulls(ciphertext, fingerprint, expiry) from card where id = ?")
                .param(erased.uuid())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            catchThrowableOfType(
                RestClientResponseException.class,
                () -> callers.authServer().authorize(Callers.purchaseWith(erased))))
        .satisfies(refused -> assertThat(Problem.of(refused).code()).isEqualTo("CARD_UNKNOWN"));
    assertThat(company.heard()).isEmpty();
    assertThat(ciphertextOf(others)).isNotEmpty();
  }

  private StoredCard store(SubscriberId owner, Pan pan) {
    return callers.handsetOf(owner).store(new StoreCardRequest(pan, Callers.EXPIRY));
  }

  private byte[] ciphertextOf(CardToken card) {
    return jdbc.sql("select ciphertext from card where id = ?")
        .param(card.uuid())
        .query(byte[].class)
        .single();
  }
}
