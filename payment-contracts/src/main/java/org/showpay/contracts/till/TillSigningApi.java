package org.showpay.contracts.till;

import org.showpay.contracts.signature.SigningKeyId;
import org.showpay.contracts.signature.VerifyingKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * What a till signs its requests with. Between the two calls the public half is registered at the
 * auth-server. Caller: the operator.
 */
@HttpExchange("/v1/tills/{till}")
public interface TillSigningApi {

  /** Has the till draw a key; its secret half stays in the till, sealed. */
  @PostExchange("/signing-keys")
  @ResponseStatus(HttpStatus.CREATED)
  DrawnKey draw(@PathVariable TillId till);

  /** From now on the till signs all that it sends, with this key. */
  @PutExchange("/signing-key")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void use(@PathVariable TillId till, @RequestBody UseKey request);

  /** The half of a key that everybody may know, and its name. */
  record DrawnKey(SigningKeyId keyId, VerifyingKey publicKey) {}

  /** The key that the till drew last. */
  record UseKey(SigningKeyId keyId) {}
}
