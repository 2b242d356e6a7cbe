package org.showpay.gateway.conversation;

import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.trail.Trail;
import org.showpay.gateway.journal.Inquiries;
import org.showpay.gateway.line.AnswerReader;
import org.showpay.gateway.line.CompanyLine;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Asks what became of an authorization: now, every time, and without sending it again. */
@Component
final class InquiryConversation implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private final Payments payments;
  private final Inquiries inquiries;
  private final CompanyLine line;
  private final AnswerReader reader;

  InquiryConversation(
      Payments payments, Inquiries inquiries, CompanyLine line, AnswerReader reader) {
    this.payments = payments;
    this.inquiries = inquiries;
    this.line = line;
    this.reader = reader;
  }

  @Override
  public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> gateway)
      throws Exception {
    Inquiry asked = request.body(Inquiry.class);
    Trail.of(asked.paymentId());
    CompanyId company = payments.companyOf(asked.paymentId(), asked.card(), asked.amount());
    Inquiries.Id inquiry = inquiries.open(asked, company);
    InquiryMessage message = new InquiryMessage(asked.paymentId(), asked.amount());
    InquiryAnswer answer =
        reader.inquiry(asked, line.post(request, gateway, company, "inquiries", message));
    inquiries.complete(inquiry, answer);
    return ServerResponse.ok().body(answer);
  }
}
