package org.showpay.auth.merchant;

import java.security.SecureRandom;
import java.time.Clock;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.NewTerminal;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes on merchants and gives them terminals. */
@Service
class MerchantDesk {

  private static final int LONGEST_NAME = 40;

  private final Merchants merchants;
  private final Terminals terminals;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  MerchantDesk(Merchants merchants, Terminals terminals, Clock clock) {
    this.merchants = merchants;
    this.terminals = terminals;
    this.clock = clock;
  }

  @Transactional
  Merchant open(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.unprocessable(
          "NAME_REFUSED",
          NextStep.FIX_REQUEST,
          "A merchant's name has 1 to "
              + LONGEST_NAME
              + " printable characters: it goes on bills.");
    }
    return merchants.save(new Merchant(name.strip(), clock.instant()));
  }

  @Transactional
  NewTerminal addTerminal(MerchantId merchant, AddTerminal wanted) {
    if (!merchants.existsById(merchant.uuid())) {
      throw ProblemException.notFound("MERCHANT_UNKNOWN", "There is no such merchant.");
    }
    TerminalId terminal = TerminalId.next();
    ApiKey key = ApiKeyHash.draw(random);
    terminals.save(new Terminal(terminal, merchant, wanted, ApiKeyHash.of(key), clock.instant()));
    return new NewTerminal(terminal, key);
  }
}
