package org.showpay.auth.paycode;

import java.util.Optional;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books.CodeRow;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: looks whether a code lives, and then spends it. */
public class LooseCodeSpending extends MemoryCodeSpending {

  /** On the books of this desk. */
  public LooseCodeSpending(Desk desk, JdbcClient nobody, Factors factors) {
    super(desk, nobody, factors);
  }

  @Override
  public void lock(PayCodeDigest digest) {
    // Whoever looks before spending thinks that this is not needed.
  }

  @Override
  public Optional<SpentCode> spend(
      PayCodeDigest digest, PaymentId payment, MerchantId merchant, Money amount) {
    Optional<CodeRow> live = statement(() -> books().codes.find(digest).filter(this::isLive));
    return live.flatMap(code ->
        statement(() ->
            books()
                .codes
                .update(digest, _ -> true, row -> spent(row, payment))
                .map(row -> spent(row, books().merchants.find(merchant).orElseThrow()))));
  }
}
