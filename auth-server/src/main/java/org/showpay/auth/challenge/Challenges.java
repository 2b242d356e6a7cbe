package org.showpay.auth.challenge;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.stereotype.Service;

/** Asks for entries and opens them: each question once, in a minute, and for what it was asked. */
@Service
public class Challenges {

  private static final int DIGITS_TO_SAY = 6;

  private final ChallengeBook book;
  private final EntryKeys keys;
  private final SecureRandom random = new SecureRandom();

  Challenges(ChallengeBook book, EntryKeys keys) {
    this.book = book;
    this.keys = keys;
  }

  /** Asks. Who enrols a voice says each digit once, in an order that nobody knew before. */
  public Challenge ask(SubscriberId subscriber, Factor factor, Purpose purpose) {
    ChallengeId id = ChallengeId.next();
    String prompt = factor == Factor.VOICE ? digits(purpose) : "";
    return new Challenge(
        id,
        factor,
        keys.forSealing(),
        prompt,
        book.keep(new AskedEntry(id, subscriber, factor, purpose, prompt)));
  }

  private String digits(Purpose purpose) {
    IntStream digits =
        purpose.equals(Purpose.ENROLMENT)
            ? shuffled()
            : IntStream.generate(() -> random.nextInt(10)).limit(DIGITS_TO_SAY);
    return digits.mapToObj(Integer::toString).collect(Collectors.joining());
  }

  private IntStream shuffled() {
    int[] digits = IntStream.range(0, 10).toArray();
    for (int i = digits.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = digits[i];
      digits[i] = digits[other];
      digits[other] = swapped;
    }
    return IntStream.of(digits);
  }

  /**
   * Takes the one answer of a question. It is used up before it is looked at; nothing where it was
   * used, is over, was asked of somebody else or for something else, or was not sealed for it.
   */
  public Optional<OpenedEntry> answer(
      ChallengeId id, SubscriberId subscriber, Purpose purpose, SealedEntry entry) {
    return book.spend(id, subscriber, purpose)
        .flatMap(asked ->
            keys.open(Challenge.bond(id, asked.factor(), purpose), entry.base64())
                .map(content -> new OpenedEntry(asked.factor(), asked.prompt(), content)));
  }
}
