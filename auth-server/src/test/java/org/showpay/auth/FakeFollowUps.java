package org.showpay.auth;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import tools.jackson.databind.json.JsonMapper;

/** The adapter's answers to what follows an authorization, as each test wants them. */
class FakeFollowUps {

  /** How it answers. */
  enum Mood {
    DOES,
    REFUSES,
    HOLDS_NOTHING,
    HEARS_NOTHING,
    FAILS,
    NAMES_ANOTHER_OPERATION,
    NAMES_ANOTHER_AMOUNT
  }

  /** What it says became of an authorization. */
  enum Memory {
    APPROVED,
    DECLINED,
    REVERSED,
    NEVER_SEEN,
    SILENT,
    ANOTHER_AMOUNT,
    /** What the card company has really done. */
    HONEST
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FakeCompany company;
  private final List<FollowUp> seen = new CopyOnWriteArrayList<>();
  private final Set<PaymentId> saidToBeApproved = ConcurrentHashMap.newKeySet();
  private volatile Mood mood = Mood.DOES;
  private volatile Memory memory = Memory.SILENT;

  FakeFollowUps(FakeCompany company) {
    this.company = company;
  }

  void becomes(Mood newMood) {
    mood = newMood;
    seen.clear();
    saidToBeApproved.clear();
  }

  void remembers(Memory newMemory) {
    memory = newMemory;
  }

  /** What was asked for of a payment since the mood last changed. */
  List<FollowUp> seen(PaymentId payment) {
    return seen.stream().filter(asked -> asked.paymentId().equals(payment)).toList();
  }

  /** The payments that it answered inquiries about by saying that they are approved. */
  Set<PaymentId> saidToBeApproved() {
    return Set.copyOf(saidToBeApproved);
  }

  void answerFollowUp(HttpExchange exchange) throws IOException {
    FollowUp asked = JSON.readValue(exchange.getRequestBody(), FollowUp.class);
    seen.add(asked);
    if (mood == Mood.DOES || mood == Mood.FAILS) {
      company.does(asked);
    }
    OperationId id = asked.operation();
    FollowUpAnswer answer =
        switch (mood) {
          case DOES, FAILS -> new FollowUpAnswer.Done(id, asked.paymentId(), asked.amount());
          case REFUSES ->
              new FollowUpAnswer.Refused(
                  id, asked.paymentId(), asked.amount(), FollowUpRefusal.REFUSED);
          case HOLDS_NOTHING ->
              new FollowUpAnswer.Refused(
                  id, asked.paymentId(), asked.amount(), FollowUpRefusal.NOTHING_HELD);
          case HEARS_NOTHING -> new FollowUpAnswer.NoAnswer("nobody answers");
          case NAMES_ANOTHER_OPERATION ->
              new FollowUpAnswer.Done(OperationId.next(), asked.paymentId(), asked.amount());
          case NAMES_ANOTHER_AMOUNT ->
              new FollowUpAnswer.Done(id, asked.paymentId(), asked.amount().plus(asked.amount()));
        };
    send(exchange, mood == Mood.FAILS ? 500 : 200, FollowUpAnswer.class, answer);
  }

  void answerInquiry(HttpExchange exchange) throws IOException {
    Inquiry asked = JSON.readValue(exchange.getRequestBody(), Inquiry.class);
    InquiryAnswer answer =
        switch (memory) {
          case APPROVED ->
              new InquiryAnswer.Approved(asked.paymentId(), asked.amount(), FakeAdapter.APPROVAL);
          case DECLINED -> declined(asked);
          case REVERSED -> new InquiryAnswer.Reversed(asked.paymentId());
          case NEVER_SEEN -> new InquiryAnswer.NeverSeen(asked.paymentId());
          case HONEST -> company.tells(asked);
          case SILENT -> new InquiryAnswer.Unavailable("nobody answers");
          case ANOTHER_AMOUNT ->
              new InquiryAnswer.Approved(
                  asked.paymentId(), asked.amount().plus(asked.amount()), FakeAdapter.APPROVAL);
        };
    if (answer instanceof InquiryAnswer.Approved) {
      saidToBeApproved.add(asked.paymentId());
    }
    send(exchange, 200, InquiryAnswer.class, answer);
  }

  static InquiryAnswer declined(Inquiry asked) {
    return new InquiryAnswer.Declined(
        asked.paymentId(), asked.amount(), DeclineReason.LIMIT_EXCEEDED);
  }

  private static <T> void send(HttpExchange exchange, int status, Class<T> type, T answer)
      throws IOException {
    byte[] bytes = JSON.writerFor(type).writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
