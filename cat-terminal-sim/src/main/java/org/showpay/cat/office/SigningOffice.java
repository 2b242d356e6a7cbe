package org.showpay.cat.office;

import org.showpay.cat.till.SigningKeys;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillSigningApi;
import org.springframework.web.bind.annotation.RestController;

/** Where the operator has a till sign. */
@RestController
class SigningOffice implements TillSigningApi {

  private final SigningKeys keys;

  SigningOffice(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public DrawnKey draw(TillId till) {
    VerifyingKey key = keys.draw(till);
    return new DrawnKey(key.id(), key);
  }

  @Override
  public void use(TillId till, UseKey request) {
    keys.use(till, request.keyId());
  }
}
