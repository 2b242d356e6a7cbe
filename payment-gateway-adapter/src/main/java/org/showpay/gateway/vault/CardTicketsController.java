package org.showpay.gateway.vault;

import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.vault.CardTicketsApi;
import org.showpay.contracts.vault.StoredCard;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** The vault's door for browsers: a handset gets the ticket, a page brings it with the card. */
@RestController
class CardTicketsController implements CardTicketsApi {

  private final CardTickets tickets;
  private final Vault vault;

  CardTicketsController(CardTickets tickets, Vault vault) {
    this.tickets = tickets;
    this.vault = vault;
  }

  @Override
  public IssuedTicket issue() {
    return tickets.issue(Caller.currentHandset().subscriber());
  }

  @Override
  public TicketedCard store(StoreTicketedCard request) {
    SubscriberId owner = tickets.use(request.ticket()).orElseThrow(CardTicketsController::notValid);
    StoredCard kept = vault.keep(owner, request.pan(), request.expiry());
    return new TicketedCard(kept.card(), kept.company(), kept.last4());
  }

  private static ProblemException notValid() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "TICKET_NOT_VALID",
        NextStep.FIX_REQUEST,
        "This ticket is not good, or not any more. Get a new one from the wallet.");
  }
}
