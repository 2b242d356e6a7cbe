package org.showpay.auth;

import static org.showpay.auth.Town.won;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.showpay.auth.VirtualAuthenticator.Kind;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.payment.PaymentId;

/**
 * Answers that approve nothing, though a passkey has signed them.
 *
 * @param other another payment of the same owner's that waits
 * @param foreign a passkey of somebody else
 */
record PasskeyTricks(PasskeyOwner owner, PaymentId other, VirtualAuthenticator foreign) {

  /** What a device answers to a question. */
  interface Trick {
    PasskeyAnswer by(VirtualAuthenticator device, ApprovalQuestion asked);
  }

  /** Each by what is wrong with it. */
  Map<String, Trick> all() {
    Map<String, Trick> tricks = new LinkedHashMap<>();
    tricks.put("another payment", shows(q -> with(q, other, q.merchantName(), q.amount())));
    tricks.put("another merchant", shows(q -> with(q, q.payment(), "Corner shop", q.amount())));
    tricks.put(
        "another amount", shows(q -> with(q, q.payment(), q.merchantName(), more(q.amount()))));
    tricks.put(
        "another currency", shows(q -> with(q, q.payment(), q.merchantName(), yen(q.amount()))));
    tricks.put("another time", shows(PasskeyTricks::later));
    tricks.put("another question", shows(q -> owner.asks(q.payment())));
    tricks.put("another payment's question", (d, q) -> d.signs(owner.asks(other)));
    tricks.put(
        "the question for a new passkey",
        (d, q) -> d.signs(owner.asksForOne().nonce(), PasskeyChallenge.ofApproval(q)));
    tricks.put(
        "a made-up question",
        (d, q) -> d.signs(ApprovalNonce.draw(), PasskeyChallenge.ofApproval(q)));
    tricks.putAll(ofDevices());
    return tricks;
  }

  private Map<String, Trick> ofDevices() {
    return Map.of(
        "another page", (d, q) -> d.at("https://localhost.example").signs(q),
        "another port", (d, q) -> d.at("http://localhost:8087").signs(q),
        "a frame", (d, q) -> d.inAFrameOfAnother().signs(q),
        "another site", (d, q) -> d.ofSite("localhost.example").signs(q),
        "nobody looked", (d, q) -> d.withoutLookingWhoHoldsIt().signs(q),
        "a passkey of nobody", (d, q) -> VirtualAuthenticator.of(Kind.ES256).signs(q),
        "another subscriber's passkey", (d, q) -> foreign.signs(q),
        "another key of the same name", (d, q) -> d.forged().signs(q),
        "as if one were added", VirtualAuthenticator::signsAsIfItWereMade);
  }

  /** What is shown, and signed, is not what was asked; the nonce is right. */
  private static Trick shows(UnaryOperator<ApprovalQuestion> shown) {
    return (device, asked) ->
        device.signs(asked.nonce(), PasskeyChallenge.ofApproval(shown.apply(asked)));
  }

  static ApprovalQuestion later(ApprovalQuestion asked) {
    return new ApprovalQuestion(
        asked.payment(),
        asked.merchantName(),
        asked.amount(),
        asked.nonce(),
        asked.answerBefore().plusMillis(1));
  }

  private static ApprovalQuestion with(
      ApprovalQuestion asked, PaymentId payment, String merchant, Money amount) {
    return new ApprovalQuestion(payment, merchant, amount, asked.nonce(), asked.answerBefore());
  }

  private static Money more(Money amount) {
    return won(amount.amount() + 1);
  }

  private static Money yen(Money amount) {
    return Money.of(amount.amount(), "JPY");
  }
}
