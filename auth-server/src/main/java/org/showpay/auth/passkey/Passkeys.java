package org.showpay.auth.passkey;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.passkey.PasskeyBook.Addition;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.PasskeysApi.Passkey;
import org.showpay.contracts.passkey.PasskeysApi.RelyingParty;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;
import org.springframework.stereotype.Service;

/** Adds passkeys, and takes what they sign. A question is used up before an answer is read. */
@Service
public class Passkeys {

  private final PasskeyBook book;
  private final PasskeyQuestions questions;
  private final Ceremonies ceremonies;
  private final PasskeyProperties site;

  Passkeys(
      PasskeyBook book, PasskeyQuestions questions, Ceremonies ceremonies, PasskeyProperties site) {
    this.book = book;
    this.questions = questions;
    this.ceremonies = ceremonies;
    this.site = site;
  }

  /** For whom all passkeys are. */
  public String rpId() {
    return site.rpId();
  }

  /** What a subscriber has added, oldest first. */
  public List<Passkey> of(SubscriberId subscriber) {
    return book.of(subscriber);
  }

  /** The same, by what authenticators call them. */
  public List<WebBytes> credentials(SubscriberId subscriber) {
    return book.credentials(subscriber);
  }

  /** Asks for a new one. */
  public Creation askForOne(Caller.Handset handset) {
    ApprovalNonce nonce = ApprovalNonce.draw();
    Instant answerBefore = ask(nonce, handset, null);
    return new Creation(
        nonce,
        PasskeyChallenge.ofAdding(handset.subscriber(), nonce, answerBefore),
        new RelyingParty(site.rpId(), site.name()),
        user(handset.subscriber()),
        ceremonies.algorithms(),
        book.credentials(handset.subscriber()),
        answerBefore);
  }

  private static WebBytes user(SubscriberId subscriber) {
    UUID id = subscriber.uuid();
    return WebBytes.of(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  /** Keeps what an authenticator made. */
  public Passkey add(Caller.Handset handset, NewPasskey answer) {
    Instant answerBefore = spend(answer.nonce(), handset, null);
    WebBytes challenge =
        PasskeyChallenge.ofAdding(handset.subscriber(), answer.nonce(), answerBefore);
    Ceremonies.Made made = ceremonies.made(challenge, answer);
    return switch (book.add(handset.subscriber(), answer.label().strip(), made)) {
      case Addition.Added added -> added.passkey();
      case Addition.Enough() -> throw PasskeyRefusal.ENOUGH_PASSKEYS.problem();
      case Addition.Closed() -> throw PasskeyRefusal.PASSKEY_REFUSED.problem();
      case Addition.Known() ->
          throw ProblemException.conflict(
              "PASSKEY_KNOWN", NextStep.STOP, "This passkey was added before.");
    };
  }

  /** Forgets one: it approves nothing any more. */
  public void remove(SubscriberId subscriber, PasskeyId passkey) {
    if (!book.remove(subscriber, passkey)) {
      throw ProblemException.notFound("PASSKEY_UNKNOWN", "No passkey of that id was added.");
    }
  }

  /** Asks about a payment, or for a new one; says until when that may be answered. */
  public Instant ask(ApprovalNonce nonce, Caller.Handset handset, @Nullable PaymentId payment) {
    return questions.keep(nonce, handset, payment);
  }

  /** Uses a question up, and says until when it could be answered. */
  public Instant spend(ApprovalNonce nonce, Caller.Handset handset, @Nullable PaymentId payment) {
    return questions
        .spend(nonce, handset, payment)
        .orElseThrow(PasskeyRefusal.PASSKEY_QUESTION_OVER::problem);
  }

  /** Refuses what no passkey of this subscriber has signed, now and for this challenge. */
  public void requireSigned(SubscriberId subscriber, WebBytes challenge, PasskeyAnswer answer) {
    Credential credential =
        book.find(subscriber, answer.credential())
            .orElseThrow(PasskeyRefusal.PASSKEY_UNKNOWN::problem);
    long signCount = ceremonies.signed(challenge, credential, answer);
    if (!book.hasCounted(subscriber, answer.credential(), signCount)) {
      throw PasskeyRefusal.PASSKEY_COPIED.problem();
    }
  }
}
