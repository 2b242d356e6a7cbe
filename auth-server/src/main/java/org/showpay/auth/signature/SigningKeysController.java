package org.showpay.auth.signature;

import java.util.List;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.SigningKeysApi;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.signature.SigningKeyId;
import org.springframework.web.bind.annotation.RestController;

/** What terminals sign with, over HTTP. */
@RestController
class SigningKeysController implements SigningKeysApi {

  private final SigningKeyBook book;

  SigningKeysController(SigningKeyBook book) {
    this.book = book;
  }

  @Override
  public SigningKeyView add(MerchantId merchant, TerminalId terminal, AddSigningKey request) {
    return book.add(merchant, terminal, request.publicKey());
  }

  @Override
  public List<SigningKeyView> list(MerchantId merchant, TerminalId terminal) {
    return book.good(merchant, terminal);
  }

  @Override
  public void revoke(MerchantId merchant, TerminalId terminal, SigningKeyId signingKey) {
    book.revoke(merchant, terminal, signingKey);
  }
}
