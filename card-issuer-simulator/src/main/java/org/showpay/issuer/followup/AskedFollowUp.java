package org.showpay.issuer.followup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.issuer.position.Position;

/** What a card company was asked to do after an authorization. */
record AskedFollowUp(CompanyId company, FollowUpMessage message) {

  /** True for a payment that this company decided about, or was the first to hear of. */
  boolean isAboutOneOf(Position payment) {
    return payment.company().equals(company);
  }

  /** The payment as it stands where nobody has ever heard of it. */
  Position neverSeen() {
    return Position.withoutAccount(message.paymentId(), company, message.amount());
  }

  /** The field, by its name in the message, in which the other request differs from this one. */
  Optional<String> firstDifference(AskedFollowUp other) {
    Map<String, Object> theirs = other.fields();
    return fields().entrySet().stream()
        .filter(field -> !field.getValue().equals(theirs.get(field.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("company", company);
    fields.put("kind", message.kind());
    fields.put("paymentId", message.paymentId());
    fields.put("amount", message.amount());
    fields.put("last", message.last());
    return fields;
  }
}
