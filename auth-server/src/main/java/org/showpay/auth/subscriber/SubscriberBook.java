package org.showpay.auth.subscriber;

import java.time.Clock;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi.EnrolRequest;
import org.springframework.stereotype.Component;

/** New subscribers, whose numbers are sealed before they are written. */
@Component
class SubscriberBook {

  private final Subscribers subscribers;
  private final NumberSafe numbers;
  private final Clock clock;

  SubscriberBook(Subscribers subscribers, NumberSafe numbers, Clock clock) {
    this.subscribers = subscribers;
    this.numbers = numbers;
    this.clock = clock;
  }

  /** Whether somebody has the number, sealed or in clear, or the ID. */
  boolean isTaken(EnrolRequest request) {
    PhoneNumber number = request.phoneNumber();
    return subscribers.existsByNumberIndexOrPhoneNumberOrLoginId(
        numbers.index(number), number.reveal(), request.loginId().text());
  }

  void write(SubscriberId id, EnrolRequest request) {
    subscribers.saveAndFlush(
        new Subscriber(id, request.phoneNumber(), numbers, request.loginId(), clock.instant()));
  }
}
