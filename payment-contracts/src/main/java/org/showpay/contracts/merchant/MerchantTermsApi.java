package org.showpay.contracts.merchant;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** On what terms merchants are paid. Caller: the operator. */
@HttpExchange("/v1/merchants/{merchant}/terms")
public interface MerchantTermsApi {

  /** The terms as they stand. */
  @GetExchange
  Terms find(@PathVariable MerchantId merchant);

  /**
   * Agrees on other terms, from now on; where two operators may act 409, until one of them has
   * confirmed these at the console.
   */
  @PutExchange
  Terms agree(@PathVariable MerchantId merchant, @RequestBody Terms terms);

  /**
   * What was agreed with a merchant.
   *
   * @param feeBasisPoints of each captured amount, in hundredths of a percent
   * @param timeZone in which the merchant's business days are
   * @param cutOff when a business day begins, to the minute
   * @param acknowledgeWithin 5 s to 10 min: an approval that the till has not acknowledged by then
   *     is reversed; absent where that is off
   * @param sealedPasswords true where its tills and payment screens have to seal passwords; as
   *     before where nothing is said
   * @param signedRequests true where its terminals have to sign what they send; as before where
   *     nothing is said
   */
  record Terms(
      int feeBasisPoints,
      ZoneId timeZone,
      LocalTime cutOff,
      @Nullable Duration acknowledgeWithin,
      @Nullable Boolean sealedPasswords,
      @Nullable Boolean signedRequests) {

    /** What was agreed, of passwords and signatures nothing: that stays as it was. */
    public Terms(
        int feeBasisPoints,
        ZoneId timeZone,
        LocalTime cutOff,
        @Nullable Duration acknowledgeWithin) {
      this(feeBasisPoints, timeZone, cutOff, acknowledgeWithin, null, null);
    }

    /** The same of terminals that need neither seal nor sign: for whoever calls by hand. */
    public Terms relaxed() {
      return new Terms(feeBasisPoints, timeZone, cutOff, acknowledgeWithin, false, false);
    }
  }
}
