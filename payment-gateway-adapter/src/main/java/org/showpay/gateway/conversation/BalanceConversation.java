package org.showpay.gateway.conversation;

import java.util.Optional;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.IssuerApi;
import org.showpay.gateway.line.AnswerReader;
import org.showpay.gateway.line.CompanyLine;
import org.showpay.gateway.line.Reply;
import org.showpay.gateway.vault.ClosedCard;
import org.showpay.gateway.vault.OpenCard;
import org.showpay.gateway.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Asks what a card can still pay. It moves no money, so it is not journalled, and every failure is
 * the same: the company did not say.
 */
@Component
final class BalanceConversation implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private final Vault vault;
  private final CompanyLine line;
  private final AnswerReader reader;

  BalanceConversation(Vault vault, CompanyLine line, AnswerReader reader) {
    this.vault = vault;
    this.line = line;
    this.reader = reader;
  }

  @Override
  public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> gateway)
      throws Exception {
    CardToken card = cardIn(request);
    ClosedCard closed = vault.find(card);
    CompanyId company = closed.stored().company();
    Optional<OpenCard> open = vault.open(closed);
    Reply reply =
        open.isEmpty()
            ? Reply.cardStaysClosed()
            : line.post(request, gateway, company, "balance-inquiries", inquiry(open.get()));
    return ServerResponse.ok().body(reader.available(reply));
  }

  private static IssuerApi.BalanceInquiry inquiry(OpenCard card) {
    return new IssuerApi.BalanceInquiry(card.pan(), card.expiry());
  }

  private static CardToken cardIn(ServerRequest request) {
    try {
      return CardToken.of(request.pathVariable("card"));
    } catch (IllegalArgumentException notAToken) {
      throw Vault.unknownCard();
    }
  }
}
