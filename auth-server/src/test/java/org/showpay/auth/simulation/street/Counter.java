package org.showpay.auth.simulation.street;

import org.showpay.auth.operation.Operations;
import org.showpay.auth.payment.EarlierPayments;
import org.showpay.auth.payment.PaymentAuthorizer;
import org.showpay.auth.settlement.Closing;
import org.showpay.auth.till.TillRemarks;

/** What can be asked of the auth-server: the beans behind its controllers. */
public record Counter(
    PaymentAuthorizer authorizer,
    EarlierPayments payments,
    Operations operations,
    TillRemarks remarks,
    Closing closing) {}
