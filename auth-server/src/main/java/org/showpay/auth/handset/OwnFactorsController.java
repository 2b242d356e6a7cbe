package org.showpay.auth.handset;

import org.showpay.auth.body.Bodies;
import org.showpay.auth.body.FactorPolicy;
import org.showpay.auth.challenge.Challenges;
import org.showpay.auth.challenge.OpenedEntry;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.wallet.OwnFactorsApi;
import org.springframework.web.bind.annotation.RestController;

/** Fingers, eyes and voices over HTTP, for the handsets whose owners they are of. */
@RestController
class OwnFactorsController implements OwnFactorsApi {

  private final Bodies bodies;
  private final FactorPolicy policy;
  private final Challenges challenges;
  private final OwnerProof proof;

  OwnFactorsController(
      Bodies bodies, FactorPolicy policy, Challenges challenges, OwnerProof proof) {
    this.bodies = bodies;
    this.policy = policy;
    this.challenges = challenges;
    this.proof = proof;
  }

  @Override
  public OwnFactors view() {
    return new OwnFactors(bodies.of(owner()), policy.ceilings(owner()));
  }

  @Override
  public Challenge challenge(Wanted wanted) {
    if (!wanted.factor().isOfTheBody()) {
      throw refused("A password is not enrolled in this way.");
    }
    return challenges.ask(owner(), wanted.factor(), Purpose.ENROLMENT);
  }

  @Override
  public Enrolled enrol(Enrolment enrolment) {
    proof.require(owner(), enrolment.paymentPassword());
    OpenedEntry entry =
        challenges
            .answer(enrolment.challenge(), owner(), Purpose.ENROLMENT, enrolment.entry())
            .orElseThrow(() -> refused("The challenge is over, or this was not sealed for it."));
    return bodies.enrol(owner(), enrolment.label().strip(), entry);
  }

  @Override
  public void forget(TemplateId template) {
    bodies.forget(owner(), template);
  }

  @Override
  public OwnFactors changeCeiling(Factor factor, NewCeiling wanted) {
    proof.require(owner(), wanted.paymentPassword());
    policy.change(owner(), factor, wanted.ceiling());
    return view();
  }

  private static ProblemException refused(String detail) {
    return ProblemException.unprocessable("CHALLENGE_NOT_ANSWERED", NextStep.AUTHENTICATE, detail);
  }

  private static SubscriberId owner() {
    return Caller.currentHandset().subscriber();
  }
}
