package org.showpay.cat.refund;

import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.till.TillId;

/** A refund that nobody has answered. */
public record OpenRefund(TillId till, OperationId operation) {}
