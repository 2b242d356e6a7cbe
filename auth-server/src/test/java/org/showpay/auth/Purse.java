package org.showpay.auth;

import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodesApi;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.subscriber.LimitsApi.Limits;

/** Cards of people who pay without a password: each card has a live code of its own. */
final class Purse {

  /** Well below the life of a code, so that none runs out in the middle of a race. */
  private static final Duration YOUNG = Duration.ofSeconds(25);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Town town;
  private final List<Consumer> cards;
  private final List<PayCode> codes;
  private PayCodesApi registrar;
  private long drawnAt;

  private Purse(Town town, List<Consumer> cards) {
    this.town = town;
    this.cards = cards;
    codes =
        new ArrayList<>(
            Collections.nCopies(cards.size(), PayCode.draw(SchemePrefix.DEFAULT, RANDOM)));
    registrar = town.payCodes();
    drawnAt = System.nanoTime() - YOUNG.toNanos();
  }

  /** New people with so many cards each; few people, since each costs two slow hashes. */
  static Purse of(Town town, FakeAdapter adapter, int people, int cardsEach) {
    List<Consumer> cards = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Consumer consumer = town.consumer();
      town.limits()
          .change(
              consumer.enrolment().subscriber(),
              new Limits(
                  won(1_000_000),
                  won(1_000_000_000),
                  won(1_000_000_000),
                  won(1_000_000),
                  1_000_000));
      cards.add(consumer);
      for (int more = 1; more < cardsEach; more++) {
        cards.add(town.withAnotherCard(consumer, new CompanyId("hanbit"), "1234"));
      }
    }
    return new Purse(town, List.copyOf(cards));
  }

  int size() {
    return cards.size();
  }

  /** New codes of so many cards; those before them are void. */
  List<PayCode> fresh(int many) {
    for (int card = 0; card < many; card++) {
      replace(card);
    }
    return List.copyOf(codes.subList(0, many));
  }

  /** A code of each card that is not too old; the caller replaces those that are spent. */
  List<PayCode> live() {
    if (System.nanoTime() - drawnAt >= YOUNG.toNanos()) {
      registrar = town.payCodes();
      drawnAt = System.nanoTime();
      fresh(size());
    }
    return List.copyOf(codes);
  }

  /** Draws another code for a card. */
  void replace(int card) {
    PayCode code = PayCode.draw(SchemePrefix.DEFAULT, RANDOM);
    cards.get(card).waitsAMoment();
    RegistrationAnswer answer = registrar.register(cards.get(card).registration(code, null, null));
    if (!(answer instanceof RegistrationAnswer.Registered)) {
      throw new AssertionError("No code: " + answer);
    }
    codes.set(card, code);
  }
}
