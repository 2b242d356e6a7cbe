package org.showpay.cat.sale;

import org.showpay.cat.till.Tills;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi;
import org.springframework.web.bind.annotation.RestController;

/** Where the operator drives the tills, in the part of the cashier's hands. */
@RestController
class TillCounter implements TillsApi {

  private final Tills tills;
  private final SaleDesk desk;

  TillCounter(Tills tills, SaleDesk desk) {
    this.tills = tills;
    this.desk = desk;
  }

  @Override
  public TillsApi.Till install(InstallTill request) {
    var installed = tills.install(request);
    return new TillsApi.Till(installed.id(), installed.terminal());
  }

  @Override
  public Sale sell(TillId till, SellRequest request) {
    return desk.sell(till, request);
  }

  @Override
  public Sale find(TillId till, PaymentId payment) {
    return desk.find(till, payment);
  }
}
