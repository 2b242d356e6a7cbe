package org.showpay.contracts.wallet;

import org.showpay.contracts.wallet.WalletApi.Proof;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What somebody does whose handset is gone. Caller: a handset, by its session. */
@HttpExchange("/v1/wallet/handset-loss")
public interface HandsetLossApi {

  /**
   * Takes the handset that this session is of out of use, at once and for good. Whoever signed in
   * with their ID at another phone has their own handset taken out so, and this session ends with
   * it. A new handset comes from the operator. It takes the payment password: 422 where that is
   * wrong, 423 where too many were.
   */
  @PostExchange
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tell(@RequestBody Proof proof);
}
