package org.showpay.issuer.fault;

import java.util.Arrays;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns a host's good answer into one that must not be believed. */
@Component
class ChangedAnswers {

  private static final String PAYMENT = "paymentId";
  private static final String OPERATION = "operation";
  private static final String AMOUNT = "amount";

  private final JsonMapper json;

  ChangedAnswers(JsonMapper json) {
    this.json = json;
  }

  /** The same about another payment and operation; unchanged where it names none. */
  byte[] withOtherId(byte[] answer) {
    JsonNode tree = json.readTree(answer);
    if (tree instanceof ObjectNode fields && fields.has(PAYMENT)) {
      fields.put(PAYMENT, PaymentId.next().toString());
    }
    if (tree instanceof ObjectNode fields && fields.has(OPERATION)) {
      fields.put(OPERATION, OperationId.next().toString());
    }
    return json.writeValueAsBytes(tree);
  }

  /** The same with one minor unit more; unchanged where it names no amount. */
  byte[] withOtherAmount(byte[] answer) {
    JsonNode tree = json.readTree(answer);
    if (tree.get(AMOUNT) instanceof ObjectNode money) {
      money.put(AMOUNT, money.get(AMOUNT).longValue() + 1);
    }
    return json.writeValueAsBytes(tree);
  }

  /** Its first half. */
  byte[] half(byte[] answer) {
    return Arrays.copyOf(answer, answer.length / 2);
  }
}
