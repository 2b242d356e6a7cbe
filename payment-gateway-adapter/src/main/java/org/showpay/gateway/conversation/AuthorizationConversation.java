package org.showpay.gateway.conversation;

import java.util.Optional;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.trail.Trail;
import org.showpay.gateway.journal.Entry;
import org.showpay.gateway.journal.Journal;
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
 * Has a card charged (patent S406 to S410): the intent is written, the message goes out once, what
 * comes back is judged and written. Stands around the gateway's forwarding.
 */
@Component
final class AuthorizationConversation
    implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private final Vault vault;
  private final Journal journal;
  private final CompanyLine line;
  private final AnswerReader reader;

  AuthorizationConversation(Vault vault, Journal journal, CompanyLine line, AnswerReader reader) {
    this.vault = vault;
    this.journal = journal;
    this.line = line;
    this.reader = reader;
  }

  @Override
  public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> gateway)
      throws Exception {
    CardAuthorization asked = request.body(CardAuthorization.class);
    Trail.of(asked.paymentId());
    BrokenRequests.requirePositive(asked.amount());
    ClosedCard card = vault.find(asked.card());
    CompanyId company = card.stored().company();
    IssuerAnswer answer =
        switch (journal.open(asked, company)) {
          case Entry.Opened() -> {
            IssuerAnswer heard = ask(asked, card, request, gateway);
            journal.complete(asked.paymentId(), heard);
            yield heard;
          }
          case Entry.Answered(IssuerAnswer earlier) -> earlier;
          case Entry.Unanswered() ->
              new IssuerAnswer.NoAnswer("This was asked before and is not answered");
          case Entry.Differs(String field) -> throw BrokenRequests.differs("payment", field);
        };
    return ServerResponse.ok().body(answer);
  }

  private IssuerAnswer ask(
      CardAuthorization asked,
      ClosedCard closed,
      ServerRequest request,
      HandlerFunction<ServerResponse> gateway)
      throws Exception {
    Optional<OpenCard> card = vault.open(closed);
    CompanyId company = closed.stored().company();
    return card.isEmpty()
        ? new IssuerAnswer.NotAsked(Reply.CARD_STAYS_CLOSED)
        : reader.answer(
            asked,
            line.post(request, gateway, company, "authorizations", message(asked, card.get())));
  }

  private static IssuerMessage message(CardAuthorization asked, OpenCard card) {
    return new IssuerMessage(
        asked.paymentId(),
        card.pan(),
        card.expiry(),
        asked.amount(),
        asked.capture(),
        asked.purchase());
  }
}
