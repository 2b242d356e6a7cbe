package org.showpay.auth.terms;

import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;

/** Somebody else than who asks, where one alone may not decide. */
public interface SecondPerson {

  /** Refuses what has to be confirmed first, and sees to it that it can be. */
  void mustAgreeTo(MerchantId merchant, Terms terms);
}
