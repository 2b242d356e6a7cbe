package org.showpay.contracts.factor;

import java.time.Instant;
import org.showpay.contracts.pack.PackKey;

/**
 * The auth-server's question for one entry: what seals the entry is its key and this very question,
 * so that whoever carries it can neither read, keep nor repeat it.
 *
 * @param challenge the nonce: it takes one answer, right or wrong
 * @param key the auth-server's own (X25519)
 * @param prompt the digits to be said; empty where nothing is said
 */
public record Challenge(
    ChallengeId challenge, Factor factor, PackKey key, String prompt, Instant answerBefore) {

  /** Seals what a keypad or a sensor took, where it was taken. */
  public SealedEntry seal(Purpose purpose, byte[] entry) {
    return new SealedEntry(key.seal(bond(challenge, factor, purpose), entry).base64());
  }

  /** What an entry is bound to. */
  public static String bond(ChallengeId challenge, Factor factor, Purpose purpose) {
    return "entry " + challenge + ' ' + factor + ' ' + purpose.text();
  }
}
