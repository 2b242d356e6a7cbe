package org.showpay.contracts.approval;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The key by which a handset signs what its owner approves. Callers: handsets, by their session.
 * Once a handset has registered one, no approval without its signature counts.
 */
@HttpExchange("/v1/wallet/approval-key")
public interface ApprovalKeysApi {

  /** Which handset is calling, and its key. */
  @GetExchange
  OnRecord find();

  /**
   * Registers the first key, or the next one in place of it; the same again is harmless. 422 where
   * the handset's own secret or one of the signatures is not right, or the key was used before.
   */
  @PutExchange
  OnRecord register(@RequestBody Registration wanted);

  /**
   * What is on record.
   *
   * @param key absent where the handset has registered none
   */
  record OnRecord(HandsetId handset, @Nullable ApprovalKey key) {}

  /**
   * A key to be registered.
   *
   * @param handsetKey what the handset signs in with: a session alone registers nothing
   * @param signed {@link ApprovalKey#registrationOf} by the private half of this very key
   * @param signedBefore the same by the key before; absent where there was none
   */
  record Registration(
      ApprovalKey key,
      HandsetKey handsetKey,
      ApprovalSignature signed,
      @Nullable ApprovalSignature signedBefore) {}
}
