package org.showpay.auth.body;

import java.util.List;
import org.showpay.auth.paycode.CodeKind;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.money.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the operator lets a body prove; what no rule allows is not allowed.
 *
 * @param rules looked through in turn
 */
@ConfigurationProperties("showpay.factors")
record PolicyProperties(List<Rule> rules) {

  /**
   * Up to an amount one factor is enough, in a channel and with a kind of code.
   *
   * @param upTo in minor units
   */
  record Rule(Factor factor, Channel channel, CodeKind code, long upTo, String currency) {

    boolean allows(Factor wanted, Channel where, CodeKind by, Money amount) {
      return factor == wanted
          && channel == where
          && code == by
          && currency.equals(amount.currencyCode())
          && amount.amount() <= upTo;
    }
  }

  boolean allow(Factor factor, Channel channel, CodeKind code, Money amount) {
    return rules.stream().anyMatch(rule -> rule.allows(factor, channel, code, amount));
  }
}
