package org.showpay.auth.merchant;

import java.util.List;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.web.bind.annotation.RestController;

/** Merchants and terminals over HTTP. */
@RestController
class MerchantsController implements MerchantsApi {

  private final MerchantDesk desk;
  private final TerminalList terminals;

  MerchantsController(MerchantDesk desk, TerminalList terminals) {
    this.desk = desk;
    this.terminals = terminals;
  }

  @Override
  public MerchantsApi.Merchant open(OpenMerchant request) {
    return desk.open(request.name());
  }

  @Override
  public NewTerminal addTerminal(MerchantId merchant, AddTerminal request) {
    return desk.addTerminal(merchant, TerminalId.next(), request);
  }

  @Override
  public List<TerminalView> terminals(MerchantId merchant) {
    return terminals.of(merchant);
  }

  @Override
  public NewTerminal rotateKey(MerchantId merchant, TerminalId terminal, RotateKey request) {
    return desk.rotateKey(merchant, terminal, request.scopes());
  }

  @Override
  public void retire(MerchantId merchant, TerminalId terminal) {
    desk.retire(merchant, terminal);
  }
}
