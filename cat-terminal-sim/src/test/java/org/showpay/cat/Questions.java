package org.showpay.cat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.EntriesApi.Entry;
import org.showpay.contracts.factor.EntriesApi.Wanted;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.payment.PaymentId;
import tools.jackson.databind.json.JsonMapper;

/** The questions for entries that an auth-server asks, and what was sealed for them. */
final class Questions {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<ChallengeId, Factor> asked = new ConcurrentHashMap<>();
  private final PackKeyPair keys = PackKeyPair.draw();

  /** What was entered. */
  static final class Entered {

    private final Factor factor;
    private final byte[] content;

    Entered(Factor factor, byte[] content) {
      this.factor = factor;
      this.content = content;
    }

    Factor factor() {
      return factor;
    }

    byte[] content() {
      return content;
    }

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  Challenge ask(String body) {
    ChallengeId id = ChallengeId.next();
    Factor factor = JSON.readValue(body, Wanted.class).factor();
    asked.put(id, factor);
    return new Challenge(id, factor, keys.key(), "", Instant.now().plusSeconds(60));
  }

  Entered answer(PaymentId payment, String body) {
    Entry entry = JSON.readValue(body, Entry.class);
    Factor factor = Objects.requireNonNull(asked.remove(entry.challenge()));
    String bond = Challenge.bond(entry.challenge(), factor, Purpose.paying(payment));
    return new Entered(factor, keys.open(bond, new SealedCodes(entry.sealed().base64())));
  }
}
