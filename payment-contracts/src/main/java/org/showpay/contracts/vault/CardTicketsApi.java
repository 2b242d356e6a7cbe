package org.showpay.contracts.vault;

import java.time.Instant;
import java.time.YearMonth;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The payment-gateway-adapter's vault for cards that are typed into a web page: their number goes
 * from the browser to the vault and passes nobody else.
 */
@HttpExchange("/v1")
public interface CardTicketsApi {

  /** Gives the handset's subscriber a ticket for one card; an earlier one is void then. */
  @PostExchange("/card-tickets")
  IssuedTicket issue();

  /**
   * Keeps a card for the subscriber whose ticket it is. Caller: anyone who brings one, from the
   * wallet's page alone. 401 alike for a ticket that is unknown, used or over; it is used up even
   * where the card is refused.
   */
  @PostExchange("/ticketed-cards")
  TicketedCard store(@RequestBody StoreTicketedCard request);

  /** A ticket and its end. */
  record IssuedTicket(CardTicket ticket, Instant expiresAt) {}

  /** A card, and what allows it to be kept. */
  record StoreTicketedCard(CardTicket ticket, Pan pan, YearMonth expiry) {}

  /** What the page may know of the card. */
  record TicketedCard(CardToken card, CompanyId company, String last4) {}
}
