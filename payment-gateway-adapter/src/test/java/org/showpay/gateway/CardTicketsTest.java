package org.showpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.CardTicket;
import org.showpay.contracts.vault.CardTicketsApi;
import org.showpay.contracts.vault.CardTicketsApi.StoreTicketedCard;
import org.showpay.contracts.vault.CardTicketsApi.TicketedCard;
import org.showpay.contracts.vault.StoredCard;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * A card that is typed into a page comes to the vault with a ticket, good for one card and soon.
 */
@GatewayTest
class CardTicketsTest {

  private static final String WALLET = "http://localhost:8085";

  @Autowired Environment environment;
  @Autowired Callers callers;
  @Autowired JdbcClient jdbc;

  private final SubscriberId owner = SubscriberId.next();
  private final Pan pan = Callers.newPan(Lines.HANBIT);

  @Test
  void keepsACardForTheOwnerOfTheTicket() {
    TicketedCard kept = bring(ticketOf(owner), pan);
    assertThat(callers.authServerAtTheVault().describe(kept.card()))
        .isEqualTo(new StoredCard(kept.card(), owner, kept.company(), pan.last4()));
  }

  @Test
  void aTicketIsGoodOnceHoweverManyBringItAtOnce() throws Exception {
    CardTicket ticket = ticketOf(owner);
    Callable<Integer> page = () -> statusOf(ticket, Callers.newPan(Lines.HANBIT));
    List<Integer> answers = AtOnce.call(Collections.nCopies(8, page));
    assertThat(answers).containsOnlyOnce(200);
    assertThat(Collections.frequency(answers, 401)).isEqualTo(7);
  }

  @Test
  void unknownUsedReplacedAndExpiredTicketsAreRefusedAlike() {
    CardTicket used = ticketOf(owner);
    bring(used, pan);
    SubscriberId other = SubscriberId.next();
    CardTicket replaced = ticketOf(other);
    CardTicket over = ticketOf(other);
    jdbc.sql("update card_ticket set expires_at = now() where owner = ?")
        .param(other.uuid())
        .update();
    List<Problem> refusals =
        List.of(
            refusal(new CardTicket("x".repeat(43))),
            refusal(used),
            refusal(replaced),
            refusal(over));
    assertThat(refusals).containsOnly(refusals.getFirst());
    assertThat(refusals.getFirst().code()).isEqualTo("TICKET_NOT_VALID");
  }

  @Test
  void aTicketIsUsedUpByACardThatIsRefused() {
    CardTicket ticket = ticketOf(owner);
    assertThat(statusOf(ticket, Callers.newPan("930000"))).isEqualTo(422);
    assertThat(statusOf(ticket, pan)).isEqualTo(401);
  }

  @Test
  void theDatabaseDoesNotHaveTheTicket() {
    CardTicket ticket = ticketOf(owner);
    assertThat(jdbc.sql("select t::text from card_ticket t").query(String.class).list().toString())
        .contains(owner.uuid().toString())
        .doesNotContain(ticket.reveal());
  }

  @Test
  void onlyTheWalletsPageMayAskFromABrowserAndOnlyThere() {
    assertThat(preflight("/v1/ticketed-cards", WALLET).getHeaders().getAccessControlAllowOrigin())
        .isEqualTo(WALLET);
    ResponseEntity<String> foreign = preflight("/v1/ticketed-cards", "http://localhost:8086");
    assertThat(foreign.getStatusCode().value()).isEqualTo(403);
    assertThat(foreign.getHeaders().getAccessControlAllowOrigin()).isNull();
    assertThat(preflight("/v1/cards", WALLET).getHeaders().getAccessControlAllowOrigin()).isNull();
  }

  private ResponseEntity<String> preflight(String path, String origin) {
    return Objects.requireNonNull(
        TestClient.raw(environment, "")
            .method(HttpMethod.OPTIONS)
            .uri(path)
            .header(HttpHeaders.ORIGIN, origin)
            .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "content-type")
            .exchange((request, response) ->
                ResponseEntity.status(response.getStatusCode())
                    .headers(response.getHeaders())
                    .body("")));
  }

  private CardTicket ticketOf(SubscriberId subscriber) {
    return TestClient.of(CardTicketsApi.class, environment, Callers.handsetToken(subscriber))
        .issue()
        .ticket();
  }

  private TicketedCard bring(CardTicket ticket, Pan number) {
    return TestClient.of(CardTicketsApi.class, environment, "")
        .store(new StoreTicketedCard(ticket, number, Callers.EXPIRY));
  }

  private int statusOf(CardTicket ticket, Pan number) {
    try {
      bring(ticket, number);
      return 200;
    } catch (RestClientResponseException refused) {
      return refused.getStatusCode().value();
    }
  }

  private Problem refusal(CardTicket ticket) {
    return Problem.of(
        Objects.requireNonNull(
            catchThrowableOfType(RestClientResponseException.class, () -> bring(ticket, pan))));
  }
}
