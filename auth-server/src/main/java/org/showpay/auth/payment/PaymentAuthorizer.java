package org.showpay.auth.payment;

import static org.showpay.auth.meter.Steps.Step.ASK;
import static org.showpay.auth.meter.Steps.Step.CLAIM;
import static org.showpay.auth.meter.Steps.Step.OPEN;
import static org.showpay.auth.meter.Steps.Step.PROVE;
import static org.showpay.auth.meter.Steps.Step.RECORD;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.issuing.Issuers;
import org.showpay.auth.meter.Steps;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Read this class first: how a payment is authorized (patent S404 to S416), every branch in it. */
@Service
public class PaymentAuthorizer {

  private final EarlierPayments earlier;
  private final PaymentBook book;
  private final Factors factors;
  private final Issuers issuers;
  private final Steps steps;

  PaymentAuthorizer(
      EarlierPayments earlier, PaymentBook book, Factors factors, Issuers issuers, Steps steps) {
    this.steps = steps;
    this.earlier = earlier;
    this.book = book;
    this.factors = factors;
    this.issuers = issuers;
  }

  /**
   * Charges the consumer who shows the code, or says why not; asked twice, it is done once. Hardly
   * any sale comes twice, so without a password the keys of the table tell. With one, a dead code
   * refuses it before them, so it is looked for first.
   */
  public Payment authorize(Sale sale, @Nullable Password password) {
    Optional<Payment> answered = password == null ? Optional.empty() : earlier.answering(sale);
    if (answered.isPresent()) {
      return answered.get();
    }
    Opening opening;
    try {
      opening =
          password == null
              ? steps.begin(OPEN, () -> book.openWithoutPassword(sale))
              : prove(steps.begin(CLAIM, () -> book.claim(sale)), password);
    } catch (DuplicateKeyException | PaymentBook.GivenUp cameBefore) {
      return earlier.answering(sale).orElseThrow(PaymentAuthorizer::idTaken);
    }
    return proceed(opening);
  }

  private static ProblemException idTaken() {
    return ProblemException.unprocessable(
        "PAYMENT_ID_TAKEN",
        NextStep.FIX_REQUEST,
        "The 'paymentId' is in use otherwise. A payment needs an id of its own.");
  }

  private Opening prove(Claim claim, Password password) {
    return switch (claim) {
      case Claim.Refused refused -> new Opening.Refused(refused.payment());
      case Claim.Claimed claimed
          when steps.take(PROVE, () -> factors.matches(password, claimed.passwordHash())) ->
          steps.take(OPEN, () -> book.open(claimed));
      case Claim.Claimed claimed ->
          new Opening.Refused(book.refuse(claimed.payment(), DeclineReason.WRONG_PASSWORD));
    };
  }

  /** Asks card companies, where the code was spent and the consumer is proved. */
  public Payment proceed(Opening opening) {
    return switch (opening) {
      case Opening.Refused refused -> refused.payment();
      case Opening.Waiting waiting -> waiting.payment();
      case Opening.Opened opened -> ask(opened);
    };
  }

  /**
   * Asks for the card and, where its company refuses in a way that allows it, once for the backup.
   * After a silence nobody else is asked: the card may have been charged. Nor where we did not get
   * as far as the company: that says nothing of the card.
   */
  private Payment ask(Opening.Opened first) {
    IssuerAnswer answer = answerTo(first);
    Optional<Opening.Opened> backup =
        switch (answer) {
          case IssuerAnswer.Declined declined when declined.reason().letsTheBackupPay() ->
              book.fallBack(first, declined.reason());
          case IssuerAnswer.NotSent _ -> book.fallBack(first, DeclineReason.ISSUER_UNAVAILABLE);
          case IssuerAnswer.Approved _,
              IssuerAnswer.Declined _,
              IssuerAnswer.NotAsked _,
              IssuerAnswer.NoAnswer _ ->
              Optional.empty();
        };
    return backup
        .map(second -> record(second, answerTo(second)))
        .orElseGet(() -> record(first, answer));
  }

  private IssuerAnswer answerTo(Opening.Opened asked) {
    return steps.take(ASK, () -> issuers.authorize(asked.authorization()));
  }

  private Payment record(Opening.Opened asked, IssuerAnswer answer) {
    return steps.take(RECORD, () -> book.record(asked.payment(), answer));
  }
}
