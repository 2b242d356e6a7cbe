package org.showpay.auth.tries;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Ends the trying of one password on many people: payment passwords that were wrong are counted
 * over all subscribers, by terminal, merchant and client address. Beyond the bound nobody's
 * password is looked at there for the rest of ten minutes; the handset still approves. A merchant
 * or an address is cut off only where that is also more than people mistype, however many they are.
 * Only a wrong one writes anything, so a payment that is right costs nothing. As of codes, an
 * instance knows once one was wrong with it, and those that are under way at once are all looked
 * at.
 */
@Component
public class WrongPasswords {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private static final String TERMINAL = "passwords, terminal ";

  private final Tries tries;
  private final WrongShares shares;
  private final Clock clock;
  private final HttpServletRequest request;
  private final PasswordBounds most;
  private final Map<String, Instant> sentAway = new ConcurrentHashMap<>();
  private final Set<PaymentId> countedWrong =
      Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));
  private final Set<PaymentId> countedRight =
      Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

  WrongPasswords(
      Tries tries,
      WrongShares shares,
      Clock clock,
      HttpServletRequest request,
      PasswordBounds most) {
    this.tries = tries;
    this.shares = shares;
    this.clock = clock;
    this.request = request;
    this.most = most;
  }

  /**
   * Lets a password be looked at.
   *
   * @throws ProblemException 429 where too many were wrong
   */
  public void requireFew() {
    bounds()
        .forEach((whose, most) -> {
          Instant until = sentAway.get(whose);
          if (until != null) {
            requireOver(until, most);
            sentAway.remove(whose, until);
          }
        });
  }

  /** Looks at a password of a payment that waits for one, and counts it where it was wrong. */
  public Payment watching(Payment waiting, Supplier<Payment> look) {
    if (waiting.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      return look.get();
    }
    requireFew();
    Payment now = look.get();
    if (now.state() == PaymentState.AUTHENTICATION_REQUIRED
        || now.declineReason() == DeclineReason.WRONG_PASSWORD) {
      countWrong();
    } else {
      countRight(now);
    }
    return now;
  }

  /** Counts the one that came with a sale; the same sale again is answered, and no other try. */
  void countSale(Payment sold) {
    if (sold.declineReason() != DeclineReason.WRONG_PASSWORD) {
      countRight(sold);
    } else if (countedWrong.add(sold.id())) {
      countWrong();
    }
  }

  private void countWrong() {
    bounds()
        .forEach((whose, most) -> {
          shares.wrong(whose);
          tries
              .countWrong(whose, most)
              .filter(_ -> whose.startsWith(TERMINAL) || shares.isBeyondMistyping(whose))
              .ifPresent(end -> sentAway.put(whose, end));
        });
  }

  /** A payment that was charged, or may have been: nobody has that for nothing. */
  private void countRight(Payment paid) {
    if ((paid.state() == PaymentState.APPROVED || paid.state() == PaymentState.UNKNOWN)
        && countedRight.add(paid.id())) {
      bounds().keySet().forEach(shares::right);
    }
  }

  /**
   * Those of who calls, in one order, so that no two wait for each other. A payment screen is no
   * caller: it has bounds of its own, and all screens of a shop are at one terminal, which a few
   * consumers would have cut off; for that reason an internet shop's server has none for itself.
   */
  private Map<String, Integer> bounds() {
    Map<String, Integer> bounds = new LinkedHashMap<>();
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller != null && caller.getPrincipal() instanceof Caller.Terminal till) {
      if (till.channel() == Channel.STORE) {
        bounds.put(TERMINAL + till.terminal(), most.ofATerminal());
      }
      bounds.put("passwords, merchant " + till.merchant(), most.ofAMerchant());
      bounds.put("passwords, address " + ClientAddress.of(request).text(), most.ofAnAddress());
    }
    return bounds;
  }

  /** Of payments, as many as may come again. */
  private static final class Latest extends LinkedHashMap<PaymentId, Boolean> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<PaymentId, Boolean> eldest) {
      return size() > MOST;
    }
  }

  private void requireOver(Instant until, int most) {
    Duration left = Duration.between(clock.instant(), until);
    if (left.isPositive()) {
      throw TooMany.of(
          new TooMany.Policy("wrong-passwords", most, WINDOW),
          left,
          "TOO_MANY_WRONG_PASSWORDS",
          NextStep.AUTHENTICATE,
          "Too many payment passwords were wrong here, of whomever. Send the sale without one and"
              + " have it approved on the handset, or wait.");
    }
  }
}
