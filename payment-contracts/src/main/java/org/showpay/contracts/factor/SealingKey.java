package org.showpay.contracts.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.pack.PackKey;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.secret.SealedPassword;
import org.showpay.contracts.subscriber.Password;

/**
 * What a till seals passwords with before it sends them: fetched once and kept, since it is the
 * sale that makes each seal another one.
 *
 * @param key the auth-server's own (X25519)
 * @param terminal who asked: what it seals opens for no other
 */
public record SealingKey(PackKey key, TerminalId terminal) {

  /** The same sale with its password, if it has one, sealed for it: where it was typed. */
  public AuthorizationRequest seal(AuthorizationRequest sale) {
    Password password = sale.password();
    if (password == null) {
      return sale;
    }
    byte[] typed = password.reveal().getBytes(UTF_8);
    return new AuthorizationRequest(
        sale.paymentId(),
        sale.orderId(),
        sale.payCode(),
        sale.amount(),
        null,
        sale.capture(),
        new SealedPassword(key.seal(bond(sale, terminal), typed).base64()));
  }

  /**
   * What a password is bound to. The nonce is the payment's id: a password is looked at in the
   * transaction that writes a new id down and never again, so that each id is good for one look.
   */
  public static String bond(AuthorizationRequest sale, TerminalId terminal) {
    return "password "
        + terminal
        + ' '
        + sale.paymentId()
        + ' '
        + sale.payCode().reveal()
        + ' '
        + sale.amount().amount()
        + ' '
        + sale.amount().currencyCode();
  }
}
