package org.showpay.contracts.merchant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.signature.SigningKeyId;
import org.showpay.contracts.signature.VerifyingKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What a terminal signs its requests with. Caller: the operator. */
@HttpExchange("/v1/merchants/{merchant}/terminals/{terminal}/signing-keys")
public interface SigningKeysApi {

  /**
   * Registers the public half of a key that the terminal drew. The one before is good for a day
   * more; the same one again changes nothing.
   */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  SigningKeyView add(
      @PathVariable MerchantId merchant,
      @PathVariable TerminalId terminal,
      @RequestBody AddSigningKey request);

  /** Those that are good now. */
  @GetExchange
  List<SigningKeyView> list(@PathVariable MerchantId merchant, @PathVariable TerminalId terminal);

  /** Takes a key back, at once. */
  @DeleteExchange("/{signingKey}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      @PathVariable MerchantId merchant,
      @PathVariable TerminalId terminal,
      @PathVariable SigningKeyId signingKey);

  /** A public key of Ed25519: its 32 bytes in base64. */
  record AddSigningKey(VerifyingKey publicKey) {}

  /**
   * A key of a terminal.
   *
   * @param keyId its name in signatures
   * @param goodUntil absent for the present one; the one before it ends then
   */
  record SigningKeyView(
      SigningKeyId keyId, VerifyingKey publicKey, Instant addedAt, @Nullable Instant goodUntil) {}
}
