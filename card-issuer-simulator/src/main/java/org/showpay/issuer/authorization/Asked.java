package org.showpay.issuer.authorization;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.card.PanDigest;

/** What a card company was asked, in the form in which it may be kept. */
record Asked(
    CompanyId company,
    PaymentId paymentId,
    PanDigest card,
    YearMonth expiry,
    Money amount,
    CaptureMode capture,
    Purchase purchase) {

  /** The field, by its name in the message, in which the other request differs from this one. */
  Optional<String> firstDifference(Asked other) {
    Map<String, Object> theirs = other.fields();
    return fields().entrySet().stream()
        .filter(field -> !field.getValue().equals(theirs.get(field.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("company", company);
    fields.put("pan", card);
    fields.put("expiry", expiry);
    fields.put("amount", amount);
    fields.put("capture", capture);
    fields.put("purchase.merchant", purchase.merchant());
    fields.put("purchase.merchantName", purchase.merchantName());
    fields.put("purchase.terminal", purchase.terminal());
    return fields;
  }
}
