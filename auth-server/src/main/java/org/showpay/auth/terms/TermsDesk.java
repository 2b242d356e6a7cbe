package org.showpay.auth.terms;

import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;

/** Where merchants' terms are agreed on, once whoever has to agree has. */
public interface TermsDesk {

  /** Agrees on other terms, from now on; refuses those that cannot be. */
  Terms agreeNow(MerchantId merchant, Terms terms);
}
