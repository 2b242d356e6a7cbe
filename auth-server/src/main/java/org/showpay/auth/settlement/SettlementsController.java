package org.showpay.auth.settlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.settlement.SettlementId;
import org.showpay.contracts.settlement.SettlementsApi;
import org.showpay.contracts.trust.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RestController;

/** Settlements over HTTP; a terminal sees those of its own merchant and no others. */
@RestController
class SettlementsController implements SettlementsApi {

  private final SettlementBook book;
  private final SettlementRows rows;
  private final SettlementFile file;

  SettlementsController(SettlementBook book, SettlementRows rows, SettlementFile file) {
    this.book = book;
    this.rows = rows;
    this.file = file;
  }

  @Override
  public List<Settlement> close(MerchantId merchant) {
    return book.closeNow(merchant);
  }

  @Override
  public List<Settlement> list(MerchantId merchant, @Nullable SettlementId before) {
    if (!mayRead(merchant)) {
      throw ProblemException.notFound("MERCHANT_UNKNOWN", "There is no such merchant.");
    }
    return rows.list(merchant, before);
  }

  @Override
  public String file(SettlementId settlement) {
    return rows.find(settlement)
        .filter(found -> mayRead(found.merchant()))
        .map(file::write)
        .orElseThrow(
            () -> ProblemException.notFound("SETTLEMENT_UNKNOWN", "There is no such settlement."));
  }

  private static boolean mayRead(MerchantId merchant) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller != null
        && switch (caller.getPrincipal()) {
          case Caller.Operator _ -> true;
          case Caller.Terminal terminal -> terminal.merchant().equals(merchant);
          case null, default -> false;
        };
  }
}
