package org.showpay.auth.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Objects;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.contracts.factor.SealingKey;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.secret.SealedPassword;

/** A broken twin, and the till that goes with it: one thing is left out of what binds a seal. */
public class LoosePasswords extends TillPasswords {

  private static final TerminalId ANY_TERMINAL = TerminalId.next();
  private static final AuthorizationRequest ANY =
      new AuthorizationRequest(
          PaymentId.next(),
          new OrderId("any"),
          PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom()),
          Money.of(1, "KRW"),
          null);

  private final Slip slip;

  /** Leaves this out. */
  public LoosePasswords(FactorKeys keys, TermsBook terms, Slip slip) {
    super(new EntryKeys(keys), terms);
    this.slip = slip;
  }

  /** What is left out. */
  public enum Slip {
    /** The payment's id, which is the nonce. */
    PAYMENT,
    /** The code that the consumer showed. */
    CODE,
    /** The amount that the consumer saw. */
    AMOUNT,
    /** The terminal at which it was typed. */
    TERMINAL
  }

  @Override
  String bond(AuthorizationRequest sale, TerminalId terminal) {
    return SealingKey.bond(
        new AuthorizationRequest(
            slip == Slip.PAYMENT ? ANY.paymentId() : sale.paymentId(),
            sale.orderId(),
            slip == Slip.CODE ? ANY.payCode() : sale.payCode(),
            slip == Slip.AMOUNT ? ANY.amount() : sale.amount(),
            null),
        slip == Slip.TERMINAL ? ANY_TERMINAL : terminal);
  }

  /** As the till seals that agrees with this. */
  public SealedPassword seal(AuthorizationRequest sale, TerminalId terminal) {
    byte[] typed = Objects.requireNonNull(sale.password()).reveal().getBytes(UTF_8);
    return new SealedPassword(keyFor(terminal).key().seal(bond(sale, terminal), typed).base64());
  }
}
