package org.showpay.gateway.line;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.text;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.ServicesJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A card company's answer is believed only where it names what was asked, and says so itself. */
public final class AnswerReaderFuzz {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AnswerReader READER = new AnswerReader(ServicesJson.mapper());
  private static final String HEX = "0199c1f2a3b47c5d8e6f708192a3b4c5";
  private static final PaymentId PAYMENT = PaymentId.of("pay_" + HEX);
  private static final OperationId OPERATION = OperationId.of("op_" + HEX);
  private static final Money AMOUNT = Money.of(12_000, "KRW");
  private static final CardToken CARD = CardToken.next();

  private static final CardAuthorization AUTHORIZATION =
      new CardAuthorization(
          PAYMENT,
          CARD,
          AMOUNT,
          CaptureMode.AUTOMATIC,
          new Purchase(MerchantId.next(), "Shop", TerminalId.next()));

  private AnswerReaderFuzz() {}

  /** Reads the input as the answer to each question. */
  public static void fuzzerTestOneInput(byte[] input) {
    Reply reply = new Reply.Text(text(input));
    switch (READER.answer(AUTHORIZATION, reply)) {
      case IssuerAnswer.Approved _ -> requireAbout(said(input, "APPROVED"));
      case IssuerAnswer.Declined _ -> requireAbout(said(input, "DECLINED"));
      case IssuerAnswer.NoAnswer _ -> {}
      case IssuerAnswer.NotSent _, IssuerAnswer.NotAsked _ -> require(false, "It was sent");
    }
    switch (READER.followUp(
        new FollowUp(OPERATION, FollowUpKind.REFUND, PAYMENT, CARD, AMOUNT, true), reply)) {
      case FollowUpAnswer.Done _ -> requireOperation(said(input, "DONE"));
      case FollowUpAnswer.Refused _ -> requireOperation(said(input, "REFUSED"));
      case FollowUpAnswer.NoAnswer _ -> {}
      case FollowUpAnswer.NotSent _ -> require(false, "It was sent");
    }
    switch (READER.inquiry(new Inquiry(PAYMENT, CARD, AMOUNT), reply)) {
      case InquiryAnswer.Approved _ -> requireAbout(said(input, "APPROVED"));
      case InquiryAnswer.Declined _ -> requireAbout(said(input, "DECLINED"));
      case InquiryAnswer.Reversed _ -> requirePayment(said(input, "REVERSED"));
      case InquiryAnswer.NeverSeen _ -> requirePayment(said(input, "NEVER_SEEN"));
      case InquiryAnswer.Unavailable _ -> {}
    }
    switch (READER.available(reply)) {
      case AvailableAnswer.Known(Money known) ->
          requireMoney(said(input, "KNOWN").path("available"), known);
      case AvailableAnswer.NotUsable _ -> said(input, "NOT_USABLE");
      case AvailableAnswer.Unavailable _ -> {}
    }
  }

  /** What it says, which is this. */
  private static JsonNode said(byte[] input, String outcome) {
    JsonNode said = JSON.readTree(text(input));
    require(said.path("outcome").asString("").equals(outcome), "It does not say so");
    return said;
  }

  private static void requireOperation(JsonNode said) {
    String operation = said.path("operation").asString("");
    require(operation.equalsIgnoreCase(OPERATION.toString()), "It speaks of another operation");
    requireAbout(said);
  }

  private static void requireAbout(JsonNode said) {
    requirePayment(said);
    requireMoney(said.path("amount"), AMOUNT);
  }

  private static void requirePayment(JsonNode said) {
    String payment = said.path("paymentId").asString("");
    require(payment.equalsIgnoreCase(PAYMENT.toString()), "It speaks of another payment");
  }

  private static void requireMoney(JsonNode said, Money money) {
    String amount = Long.toString(money.amount());
    require(said.path("amount").asString("").equals(amount), "It speaks of another amount");
    String currency = money.currencyCode();
    require(said.path("currency").asString("").equals(currency), "It speaks of another currency");
  }
}
