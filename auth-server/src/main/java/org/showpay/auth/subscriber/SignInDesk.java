package org.showpay.auth.subscriber;

import java.util.Optional;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.factor.Verdict;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer;
import org.showpay.contracts.subscriber.SignInAnswer.Locked;
import org.showpay.contracts.subscriber.SignInAnswer.NotRecognised;
import org.showpay.contracts.subscriber.SignInAnswer.SignedIn;
import org.springframework.stereotype.Service;

/** Says whether a subscriber is who they say (patent S304). */
@Service
class SignInDesk {

  private final Subscribers subscribers;
  private final Handsets handsets;
  private final Factors factors;
  private final NumberSafe numbers;

  SignInDesk(Subscribers subscribers, Handsets handsets, Factors factors, NumberSafe numbers) {
    this.subscribers = subscribers;
    this.handsets = handsets;
    this.factors = factors;
    this.numbers = numbers;
  }

  SignInAnswer recognise(SignIn signIn) {
    return switch (signIn) {
      case SignIn.ByPhoneNumber by -> byPhoneNumber(by);
      case SignIn.ByLoginId by -> byLoginId(by);
    };
  }

  private SignInAnswer byPhoneNumber(SignIn.ByPhoneNumber by) {
    return subscribers
        .findByNumberIndexOrPhoneNumber(numbers.index(by.phoneNumber()), by.phoneNumber().reveal())
        .filter(Subscriber::isActive)
        .flatMap(subscriber ->
            handsets
                .findBySubscriberIdAndKeyHashAndState(
                    subscriber.id().uuid(), HandsetKeys.hash(by.handsetKey()), Handset.State.ACTIVE)
                .map(handset -> signedIn(subscriber, handset)))
        .orElse(new NotRecognised());
  }

  private SignInAnswer byLoginId(SignIn.ByLoginId by) {
    Optional<Subscriber> found = subscribers.findByLoginId(by.loginId().text());
    Verdict verdict =
        found
            .map(s -> factors.attempt(s.id(), FactorKind.LOGIN_PASSWORD, by.password()))
            .orElseGet(() -> factors.attemptOnNobody(by.password()));
    return switch (verdict) {
      case RIGHT -> found.flatMap(this::withHandset).orElse(new NotRecognised());
      case WRONG -> new NotRecognised();
      case LOCKED -> new Locked();
    };
  }

  private Optional<SignInAnswer> withHandset(Subscriber subscriber) {
    return Optional.of(subscriber)
        .filter(Subscriber::isActive)
        .flatMap(active ->
            handsets.findFirstBySubscriberIdAndStateOrderByIdDesc(
                active.id().uuid(), Handset.State.ACTIVE))
        .map(handset -> signedIn(subscriber, handset));
  }

  private SignInAnswer signedIn(Subscriber subscriber, Handset handset) {
    return new SignedIn(subscriber.id(), handset.id(), subscriber.phoneNumber(numbers));
  }
}
