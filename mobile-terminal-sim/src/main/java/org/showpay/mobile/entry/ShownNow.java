package org.showpay.mobile.entry;

import java.util.Set;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.mobile.wallet.Wallet.DiscreetCode;

/**
 * A code on a phone's screen.
 *
 * @param number counts the codes of one choice: the first is 1, what follows by itself is more
 * @param before the payments that stood before it, so that any other one is news
 */
public record ShownNow(DiscreetCode code, ShowCode choice, int number, Set<PaymentId> before) {}
