package org.showpay.auth.body;

import java.util.List;
import java.util.Optional;
import org.showpay.auth.challenge.OpenedEntry;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.biometrics.Biometric;
import org.showpay.biometrics.Capture;
import org.showpay.biometrics.Features;
import org.showpay.biometrics.Template;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.springframework.stereotype.Service;

/** Enrols bodies and recognises them. How like two captures were is told to nobody. */
@Service
public class Bodies {

  private final TemplateBook book;
  private final CaptureBook captures;
  private final Factors factors;
  private final Biometrics biometrics;

  Bodies(TemplateBook book, CaptureBook captures, Factors factors, Biometrics biometrics) {
    this.book = book;
    this.captures = captures;
    this.factors = factors;
    this.biometrics = biometrics;
  }

  /** Whether a subscriber has enrolled anything of a kind. */
  public boolean isEnrolled(SubscriberId subscriber, Factor factor) {
    return book.count(subscriber, factor) > 0;
  }

  /** What a subscriber has enrolled, oldest first. */
  public List<Enrolled> of(SubscriberId subscriber) {
    return book.of(subscriber);
  }

  /** Keeps what a sensor took; 422 where it is not good enough, or enough is kept already. */
  public Enrolled enrol(SubscriberId subscriber, String label, OpenedEntry entry) {
    Template template =
        fresh(subscriber, entry).map(Features::template).orElseThrow(Bodies::notGoodEnough);
    factors.countFromNowOn(subscriber, FactorKind.of(entry.factor()));
    return book.keep(subscriber, entry.factor(), label, template).orElseThrow(Bodies::full);
  }

  /** Whether it is this subscriber's; it computes for a while, so no transaction may be open. */
  public boolean isOf(SubscriberId subscriber, OpenedEntry entry) {
    Biometric biometric = biometrics.of(entry.factor());
    List<Template> kept = book.templates(subscriber, entry.factor());
    return fresh(subscriber, entry)
        .filter(
            seen -> kept.stream().anyMatch(each -> seen.likeness(each) >= biometric.threshold()))
        .isPresent();
  }

  /** What a capture shows, unless these very bits were seen before: then somebody kept them. */
  private Optional<Features> fresh(SubscriberId subscriber, OpenedEntry entry) {
    return captures.isFirst(subscriber, entry.content())
        ? biometrics.of(entry.factor()).read(new Capture(entry.content(), entry.prompt()))
        : Optional.empty();
  }

  /** Forgets something at once; nothing of it stays. */
  public void forget(SubscriberId subscriber, TemplateId template) {
    if (!book.forget(subscriber, template)) {
      throw ProblemException.notFound("TEMPLATE_UNKNOWN", "Nothing of that id is enrolled.");
    }
  }

  private static ProblemException notGoodEnough() {
    return ProblemException.unprocessable(
        "CAPTURE_REFUSED",
        NextStep.AUTHENTICATE,
        "What the sensor took is not good enough to be kept. Ask for another challenge and retry.");
  }

  private static ProblemException full() {
    return ProblemException.unprocessable(
        "ENOUGH_ENROLLED",
        NextStep.FIX_REQUEST,
        "As many of these as may be are enrolled. Forget one first.");
  }
}
