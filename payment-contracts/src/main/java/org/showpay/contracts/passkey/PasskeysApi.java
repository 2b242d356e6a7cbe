package org.showpay.contracts.passkey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Passkeys of whoever holds a phone. Callers: handsets, by their session. */
@HttpExchange("/v1/wallet/passkeys")
public interface PasskeysApi {

  /** What was added, oldest first. */
  @GetExchange
  List<Passkey> own();

  /**
   * Asks what an authenticator needs to make one, for whoever knows the payment password; good for
   * one answer.
   */
  @PostExchange("/questions")
  Creation question(@RequestBody Proof proof);

  /** Adds one. 422 says by its code what was wrong; 409 where it was added before. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Passkey add(@RequestBody NewPasskey wanted);

  /** Removes it at once; 404 unless it is one's own. */
  @DeleteExchange("/{passkey}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable PasskeyId passkey);

  /**
   * One that was added.
   *
   * @param lastUsed when it last approved a payment; null if it never did
   */
  record Passkey(PasskeyId passkey, String label, Instant since, @Nullable Instant lastUsed) {}

  /**
   * What a browser puts into its call to make one.
   *
   * @param user what authenticators tell accounts apart by; it says nothing of anybody
   * @param algorithms numbers of COSE, the best first
   * @param known authenticators that have one of these make none
   */
  record Creation(
      ApprovalNonce nonce,
      WebBytes challenge,
      RelyingParty relyingParty,
      WebBytes user,
      List<Integer> algorithms,
      List<WebBytes> known,
      Instant answerBefore) {}

  /**
   * For whom passkeys are.
   *
   * @param id the domain that browsers hold against the page's
   */
  record RelyingParty(String id, String name) {}

  /**
   * What an authenticator made.
   *
   * @param label in its owner's words
   */
  record NewPasskey(ApprovalNonce nonce, String label, WebBytes clientData, WebBytes attestation) {

    private static final int LONGEST_LABEL = 40;

    /**
     * Takes it.
     *
     * @throws IllegalArgumentException when the label is empty, longer than 40 characters, or has
     *     some that cannot be seen
     */
    public NewPasskey {
      if (label.isBlank()
          || label.length() > LONGEST_LABEL
          || label.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("A label has 1 to 40 characters");
      }
    }
  }
}
