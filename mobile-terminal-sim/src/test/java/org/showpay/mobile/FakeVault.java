package org.showpay.mobile;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.CardTicket;
import org.showpay.contracts.vault.CardTicketsApi.IssuedTicket;
import org.showpay.contracts.vault.CardTicketsApi.StoreTicketedCard;
import org.showpay.contracts.vault.CardTicketsApi.TicketedCard;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.vault.StoredCard;
import org.showpay.testing.TestKeys;

/** The card vault as phones see it: the same card has the same token. */
class FakeVault extends FakePeer {

  static final String STORE = "POST /v1/cards";

  static final String TICKET = "POST /v1/card-tickets";
  static final String STORE_WITH_TICKET = "POST /v1/ticketed-cards";

  private final Map<String, String> tickets = new ConcurrentHashMap<>();
  private final Map<Pan, StoredCard> cards = new ConcurrentHashMap<>();

  FakeVault(FakePinGenerator sessions) {
    usually(
        STORE,
        question ->
            sessions.isLive(question.bearer())
                ? Answer.of(stored(question.as(StoreCardRequest.class).pan()))
                : FakePinGenerator.notSignedIn());
    usually(
        TICKET,
        question -> sessions.isLive(question.bearer()) ? ticket() : FakePinGenerator.notSignedIn());
    usually("OPTIONS /v1/ticketed-cards", question -> new Answer.Says(200, ""));
    usually(STORE_WITH_TICKET, this::storeWithTicket);
  }

  private Answer ticket() {
    CardTicket ticket = new CardTicket(TestKeys.newSecret().substring(0, 43));
    tickets.put(ticket.reveal(), "open");
    return Answer.of(new IssuedTicket(ticket, Instant.now().plusSeconds(60)));
  }

  private Answer storeWithTicket(Question question) {
    StoreTicketedCard request = question.as(StoreTicketedCard.class);
    if (tickets.remove(request.ticket().reveal()) == null) {
      return Answer.problem(401, "TICKET_NOT_VALID", NextStep.FIX_REQUEST, "Get a new one.");
    }
    StoredCard kept = stored(request.pan());
    return Answer.of(new TicketedCard(kept.card(), kept.company(), kept.last4()));
  }

  /** The real vault lets the wallet's page alone in, which its own tests try. */
  @Override
  Map<String, String> headers() {
    return Map.of(
        "Content-Type",
        "application/json",
        "Access-Control-Allow-Origin",
        "*",
        "Access-Control-Allow-Headers",
        "content-type");
  }

  StoredCard stored(Pan pan) {
    return cards.computeIfAbsent(
        pan,
        number ->
            new StoredCard(
                CardToken.next(), SubscriberId.next(), new CompanyId("hanbit"), number.last4()));
  }
}
