package org.showpay.auth.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.contracts.factor.SealingKey;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.secret.SealedPassword;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.trust.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Passwords as tills send them: sealed for one sale, or in clear where the merchant allows it. */
@Component
public class TillPasswords {

  private final EntryKeys keys;
  private final TermsBook terms;

  TillPasswords(EntryKeys keys, TermsBook terms) {
    this.keys = keys;
    this.terms = terms;
  }

  /** What this terminal seals with. */
  public SealingKey keyFor(TerminalId terminal) {
    return new SealingKey(keys.forSealing(), terminal);
  }

  /**
   * The password that came with a sale, if one did. It is opened before anything of the sale is
   * looked at, so that whether it opens says nothing of the code.
   */
  public @Nullable Password in(AuthorizationRequest sale, Caller.Terminal from) {
    SealedPassword sealed = sale.sealedPassword();
    Password clear = sale.password();
    if (sealed != null && clear != null) {
      throw bothAtOnce();
    }
    if (clear != null) {
      requireClearAllowed(from.merchant());
      return clear;
    }
    return sealed == null ? null : opened(sale, from.terminal(), sealed);
  }

  /** Whether this merchant takes passwords in clear, within TLS, where it is paid. */
  public boolean isClearAllowed(MerchantId merchant) {
    return !terms.terms(merchant).sealedPasswords();
  }

  /** Refuses what was sent in clear to a merchant who has passwords sealed. */
  public void requireClearAllowed(MerchantId merchant) {
    if (!isClearAllowed(merchant)) {
      throw ProblemException.unprocessable(
          "PASSWORD_NOT_SEALED",
          NextStep.FIX_REQUEST,
          "This merchant has passwords sealed: with a sale as 'sealedPassword', by the key of"
              + " GET /v1/terminals/self/sealing-key, and later as an entry for a challenge.");
    }
  }

  private Password opened(AuthorizationRequest sale, TerminalId terminal, SealedPassword sealed) {
    return keys.open(bond(sale, terminal), sealed.base64())
        .flatMap(TillPasswords::passwordIn)
        .orElseThrow(TillPasswords::notForThisSale);
  }

  /** What it has to have been sealed for. */
  String bond(AuthorizationRequest sale, TerminalId terminal) {
    return SealingKey.bond(sale, terminal);
  }

  private static Optional<Password> passwordIn(byte[] content) {
    try {
      return Optional.of(new Password(new String(content, UTF_8)));
    } catch (IllegalArgumentException noPassword) {
      return Optional.empty();
    }
  }

  private static ProblemException bothAtOnce() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "PASSWORD_TWICE",
        NextStep.FIX_REQUEST,
        "Send 'sealedPassword' or 'password', and not both.");
  }

  private static ProblemException notForThisSale() {
    return ProblemException.unprocessable(
        "PASSWORD_NOT_OPENED",
        NextStep.FIX_REQUEST,
        "The 'sealedPassword' was not sealed for this terminal, payment, code and amount. Ask for"
            + " the sealing key again, and seal what the consumer types.");
  }
}
