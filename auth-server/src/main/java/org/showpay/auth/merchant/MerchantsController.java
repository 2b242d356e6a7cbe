package org.showpay.auth.merchant;

import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.web.bind.annotation.RestController;

/** Merchants and terminals over HTTP. */
@RestController
class MerchantsController implements MerchantsApi {

  private final MerchantDesk desk;

  MerchantsController(MerchantDesk desk) {
    this.desk = desk;
  }

  @Override
  public MerchantsApi.Merchant open(OpenMerchant request) {
    return desk.open(request.name());
  }

  @Override
  public NewTerminal addTerminal(MerchantId merchant, AddTerminal request) {
    return desk.addTerminal(merchant, TerminalId.next(), request);
  }
}
