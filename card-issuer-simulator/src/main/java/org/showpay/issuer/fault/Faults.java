package org.showpay.issuer.fault;

import java.util.List;
import java.util.Optional;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi.Fault;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.issuer.account.Card;
import org.showpay.issuer.account.Cards;
import org.showpay.issuer.position.Position;
import org.showpay.issuer.position.Positions;
import org.springframework.stereotype.Component;

/** Finds the fault that strikes a message: the plan is asked first, then the magic amounts. */
@Component
class Faults {

  private final FaultPlan plan;
  private final MagicAmounts magic;
  private final Cards cards;
  private final Positions positions;

  Faults(FaultPlan plan, MagicAmounts magic, Cards cards, Positions positions) {
    this.plan = plan;
    this.magic = magic;
    this.cards = cards;
    this.positions = positions;
  }

  /** What is to go wrong with this message, if anything. */
  Optional<FaultEffect> strike(HostMessage message) {
    return fromPlan(message).or(() -> magic.strike(message));
  }

  private Optional<FaultEffect> fromPlan(HostMessage message) {
    List<Fault> fitting =
        plan.notUsedUp(message.company()).stream()
            .filter(fault -> message.fitsKindAndAmount(fault.rule()))
            .filter(fault -> canStrike(fault.rule().effect(), message))
            .toList();
    Optional<AccountId> account =
        fitting.stream().anyMatch(fault -> fault.rule().account() != null)
            ? accountOf(message)
            : Optional.empty();
    return fitting.stream()
        .filter(fault -> fitsAccount(fault.rule(), account))
        .filter(fault -> plan.strikes(fault.id()))
        .findFirst()
        .map(fault -> fault.rule().effect());
  }

  private static boolean canStrike(FaultEffect effect, HostMessage message) {
    return !(effect instanceof FaultEffect.Decline && message.kind().onlyAsks());
  }

  private static boolean fitsAccount(FaultRule rule, Optional<AccountId> account) {
    return rule.account() == null || account.filter(rule.account()::equals).isPresent();
  }

  private Optional<AccountId> accountOf(HostMessage message) {
    return message
        .cardIfSaid()
        .flatMap(digest -> cards.find(message.company(), digest))
        .map(Card::account)
        .or(() -> message.paymentIfAny().flatMap(positions::find).flatMap(Position::account));
  }
}
