package org.showpay.mobile.account;

import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.phone.PhoneFactorsApi.Enrol;
import org.showpay.contracts.wallet.OwnFactorsApi;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolment;
import org.showpay.contracts.wallet.OwnFactorsApi.NewCeiling;
import org.showpay.contracts.wallet.OwnFactorsApi.OwnFactors;
import org.showpay.contracts.wallet.OwnFactorsApi.Wanted;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.line.Peer;
import org.showpay.mobile.line.PeerLines;
import org.showpay.mobile.phone.PhoneBook;
import org.showpay.sensor.Body;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * The phone's sensors: what they take is sealed for the auth-server at once, and nothing of it is
 * kept here.
 */
@Component
public class OwnBody {

  private final OwnFactorsApi factors;
  private final HandsetSessions sessions;
  private final PhoneBook phones;

  OwnBody(HttpServiceProxyRegistry clients, HandsetSessions sessions, PhoneBook phones) {
    this.factors = clients.getClient(PeerLines.ACCOUNT, OwnFactorsApi.class);
    this.sessions = sessions;
    this.phones = phones;
  }

  /** What is enrolled. */
  public OwnFactors view(Holder holder) {
    return sessions.ask(holder, Peer.AUTH_SERVER, factors::view);
  }

  /** Takes a capture of the phone's owner, for a challenge of the auth-server, and enrols it. */
  public Enrolled enrol(Holder holder, Enrol wanted) {
    Factor factor = wanted.factor();
    Challenge challenge =
        sessions.ask(holder, Peer.AUTH_SERVER, () -> factors.challenge(new Wanted(factor)));
    HeldOut held =
        new HeldOut(phones.simOf(holder.phone()).phoneNumber(), wanted.part(), wanted.care());
    byte[] capture = Body.capture(factor, held, challenge.prompt());
    Enrolment enrolment =
        new Enrolment(
            challenge.challenge(),
            wanted.part(),
            challenge.seal(Purpose.ENROLMENT, capture),
            wanted.paymentPassword());
    return sessions.ask(holder, Peer.AUTH_SERVER, () -> factors.enrol(enrolment));
  }

  /** Forgets something. */
  public void forget(Holder holder, TemplateId template) {
    sessions.ask(
        holder,
        Peer.AUTH_SERVER,
        () -> {
          factors.forget(template);
          return template;
        });
  }

  /** Sets how far a factor reaches. */
  public OwnFactors changeCeiling(Holder holder, Factor factor, NewCeiling wanted) {
    return sessions.ask(holder, Peer.AUTH_SERVER, () -> factors.changeCeiling(factor, wanted));
  }
}
