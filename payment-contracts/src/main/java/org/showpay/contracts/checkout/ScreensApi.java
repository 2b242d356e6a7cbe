package org.showpay.contracts.checkout;

import java.util.List;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The auth-server's payment screens, for barcode PCs that show one by themselves (patent 208).
 * Callers: anyone who has a screen's address, of which {@code screen} is the end. It opens as much
 * as the page does, within the same bounds; 404 for what is no screen's.
 *
 * <p>Each answer is how the screen stands then; where nothing came of what was done, {@code
 * trouble} says why. To send the same again, after silence, is safe: a code that was taken is not
 * taken twice, and of what belongs to an older payment nothing is done.
 */
@HttpExchange("/v1/screens/{screen}")
public interface ScreensApi {

  /** How it stands. */
  @GetExchange
  ScreenView look(@PathVariable String screen);

  /** Shows a code, where one is asked for (patent S504). */
  @PostExchange("/code")
  ScreenView show(@PathVariable String screen, @RequestBody ShownCode code);

  /**
   * Gives the payment password for the payment that waits for it (patent S506), in clear. It is for
   * what cannot seal, and where the merchant allows it.
   */
  @PostExchange("/password")
  ScreenView prove(@PathVariable String screen, @RequestBody Proof proof);

  /** What is enough to prove the consumer of the payment that waits; none where nothing waits. */
  @GetExchange("/factors")
  List<Factor> factors(@PathVariable String screen);

  /** Asks for an entry; 422 where that factor is not enough, or that payment does not wait. */
  @PostExchange("/challenges")
  Challenge challenge(@PathVariable String screen, @RequestBody Wanted wanted);

  /** Gives what was entered, sealed for the challenge (patent S506). */
  @PostExchange("/entries")
  ScreenView enter(@PathVariable String screen, @RequestBody Entered entered);

  /** Gives up the payment that waits for the password: another code can be shown. */
  @PostExchange("/another-code")
  ScreenView refuse(@PathVariable String screen, @RequestBody Waiting waiting);

  /** Gives up the purchase, unless it is being paid or has ended. */
  @PostExchange("/cancellation")
  ScreenView cancel(@PathVariable String screen);

  /** What a phone shows. */
  record ShownCode(PayCode code) {}

  /** What the consumer enters. */
  record Proof(PaymentId payment, Password password) {}

  /** By what the consumer of the payment that waits is to be proved. */
  record Wanted(PaymentId payment, Factor factor) {}

  /** What the consumer entered, sealed for that payment. */
  record Entered(PaymentId payment, ChallengeId challenge, SealedEntry sealed) {}

  /** The payment that waits for the password. */
  record Waiting(PaymentId payment) {}
}
