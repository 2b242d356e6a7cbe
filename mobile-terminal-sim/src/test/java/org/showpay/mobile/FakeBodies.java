package org.showpay.mobile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.wallet.OwnFactorsApi.Ceiling;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolment;
import org.showpay.contracts.wallet.OwnFactorsApi.NewCeiling;
import org.showpay.contracts.wallet.OwnFactorsApi.OwnFactors;
import org.showpay.contracts.wallet.OwnFactorsApi.Wanted;

/** What the one account of the fake auth-server has enrolled. */
final class FakeBodies {

  static final String ENROL = "POST /v1/wallet/factors";

  private final PackKeyPair keys = PackKeyPair.draw();
  private final Map<ChallengeId, Factor> asked = new ConcurrentHashMap<>();
  private final List<Enrolled> enrolled = new ArrayList<>();
  private final List<byte[]> captures = new ArrayList<>();

  FakeBodies(FakePeer peer) {
    peer.usually("GET /v1/wallet/factors", question -> Answer.of(view()));
    peer.usually(ENROL + "/challenges", question -> ask(question.as(Wanted.class).factor()));
    peer.usually(ENROL, question -> enrol(question.as(Enrolment.class)));
    peer.usually("DELETE /v1/wallet/factors/*", this::forget);
    peer.usually(
        "PUT /v1/wallet/factors/IRIS/ceiling",
        question -> Answer.of(ceiling(question.as(NewCeiling.class))));
  }

  /** What was captured, opened; nobody else can. */
  synchronized List<byte[]> captures() {
    return List.copyOf(captures);
  }

  private synchronized OwnFactors view() {
    return new OwnFactors(
        List.copyOf(enrolled),
        List.of(
            new Ceiling(Factor.FINGERPRINT, null),
            new Ceiling(Factor.IRIS, null),
            new Ceiling(Factor.VOICE, null)));
  }

  private Answer ask(Factor factor) {
    ChallengeId id = ChallengeId.next();
    asked.put(id, factor);
    String prompt = factor == Factor.VOICE ? "3058216947" : "";
    return Answer.of(new Challenge(id, factor, keys.key(), prompt, Instant.now().plusSeconds(60)));
  }

  private synchronized Answer enrol(Enrolment enrolment) {
    if (!enrolment.paymentPassword().equals(FakeAccount.PAYMENT_PASSWORD)) {
      return Answer.problem(422, "WRONG_PASSWORD", NextStep.RETRY_PASSWORD, "It is wrong.");
    }
    ChallengeId id = enrolment.challenge();
    Factor factor = Objects.requireNonNull(asked.remove(id));
    captures.add(
        keys.open(
            Challenge.bond(id, factor, Purpose.ENROLMENT),
            new SealedCodes(enrolment.entry().base64())));
    Enrolled kept = new Enrolled(TemplateId.next(), factor, enrolment.label(), Instant.now());
    enrolled.add(kept);
    return Answer.of(kept);
  }

  private synchronized Answer forget(FakePeer.Question question) {
    boolean known =
        enrolled.removeIf(kept -> question.route().endsWith(kept.template().toString()));
    return known
        ? Answer.of("")
        : Answer.problem(404, "TEMPLATE_UNKNOWN", NextStep.FIX_REQUEST, "Not enrolled.");
  }

  private synchronized OwnFactors ceiling(NewCeiling wanted) {
    return new OwnFactors(
        List.copyOf(enrolled), List.of(new Ceiling(Factor.IRIS, wanted.ceiling())));
  }
}
