package org.showpay.gateway.conversation;

import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.trail.Trail;
import org.showpay.gateway.journal.FollowUpEntry;
import org.showpay.gateway.journal.FollowUps;
import org.showpay.gateway.line.AnswerReader;
import org.showpay.gateway.line.CompanyLine;
import org.showpay.gateway.line.Reply;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Has a payment captured, cancelled, refunded or reversed: each attempt is written, sent, and
 * completed with what is believed of the reply, until the card company has decided.
 */
@Component
final class FollowUpConversation implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private final Payments payments;
  private final FollowUps followUps;
  private final CompanyLine line;
  private final AnswerReader reader;

  FollowUpConversation(
      Payments payments, FollowUps followUps, CompanyLine line, AnswerReader reader) {
    this.payments = payments;
    this.followUps = followUps;
    this.line = line;
    this.reader = reader;
  }

  @Override
  public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> gateway)
      throws Exception {
    FollowUp asked = request.body(FollowUp.class);
    Trail.of(asked.paymentId());
    CompanyId company = payments.companyOf(asked.paymentId(), asked.card(), asked.amount());
    FollowUpAnswer answer =
        switch (followUps.open(asked, company)) {
          case FollowUpEntry.Opened(int attempt) -> {
            Reply reply = line.post(request, gateway, company, "follow-ups", message(asked));
            yield followUps.complete(asked.operation(), attempt, reader.followUp(asked, reply));
          }
          case FollowUpEntry.Answered(FollowUpAnswer earlier) -> earlier;
          case FollowUpEntry.Differs(String field) ->
              throw BrokenRequests.differs("operation", field);
        };
    return ServerResponse.ok().body(answer);
  }

  private static FollowUpMessage message(FollowUp asked) {
    return new FollowUpMessage(
        asked.operation(), asked.kind(), asked.paymentId(), asked.amount(), asked.last());
  }
}
