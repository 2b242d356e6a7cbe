package org.showpay.contracts.fault;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;

/**
 * Which messages of a card company a fault strikes. What is left out holds for every message, so
 * that a rule without any condition strikes all of them.
 *
 * @param message messages of this kind alone
 * @param account messages about this account's card, or about payments with it
 * @param amount messages with exactly this amount
 * @param every each n-th of the messages for which the rest holds
 * @param times how often it strikes before it is used up
 */
public record FaultRule(
    FaultEffect effect,
    @Nullable MessageKind message,
    @Nullable AccountId account,
    @Nullable Money amount,
    @Nullable Integer every,
    @Nullable Integer times) {

  /** A fault that strikes every message. */
  public static FaultRule always(FaultEffect effect) {
    return new FaultRule(effect, null, null, null, null, null);
  }

  /** The same for messages of this kind alone. */
  public FaultRule on(MessageKind kind) {
    return new FaultRule(effect, kind, account, amount, every, times);
  }

  /** The same for messages about this account alone. */
  public FaultRule ofCard(AccountId card) {
    return new FaultRule(effect, message, card, amount, every, times);
  }

  /** The same for messages with this amount alone. */
  public FaultRule ofAmount(Money exactly) {
    return new FaultRule(effect, message, account, exactly, every, times);
  }

  /** The same for each n-th message alone. */
  public FaultRule everyNth(int n) {
    return new FaultRule(effect, message, account, amount, n, times);
  }

  /** The same, used up after so many strikes. */
  public FaultRule times(int strikes) {
    return new FaultRule(effect, message, account, amount, every, strikes);
  }
}
