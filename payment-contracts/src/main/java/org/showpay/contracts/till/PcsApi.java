package org.showpay.contracts.till;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.subscriber.Password;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The cat-terminal-sim's barcode PCs (patent 208). Caller: the operator, in the part of a consumer
 * at a PC with a scanner.
 *
 * <p>Each answer is what the PC shows then; where nothing came of what was done, {@code trouble}
 * says why. 503 when the auth-server does not answer: look again, what was sent may have arrived.
 */
@HttpExchange("/v1/pcs")
public interface PcsApi {

  /**
   * Has a PC show a payment screen; 422 when the text holds no screen's address, 404 for a screen
   * that is not there. A screen is on one PC at a time: another one that shows it forgets it.
   */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Pc open(@RequestBody OpenScreen request);

  /** What it shows now; 404 for a PC that shows nothing or was not used for an hour. */
  @GetExchange("/{pc}")
  ScreenView look(@PathVariable String pc);

  /** Holds a phone up to it, or types (patent S504); 422 with the reason when nothing is read. */
  @PostExchange("/{pc}/code")
  ScreenView read(@PathVariable String pc, @RequestBody ReadCode code);

  /** Enters the payment password (patent S506); it goes to the auth-server and nowhere else. */
  @PostExchange("/{pc}/password")
  ScreenView prove(@PathVariable String pc, @RequestBody EnterPassword entered);

  /** Does not pay with this code: another one can be shown. */
  @PostExchange("/{pc}/another-code")
  ScreenView refuse(@PathVariable String pc, @RequestBody Waiting waiting);

  /** Gives the purchase up. */
  @PostExchange("/{pc}/cancellation")
  ScreenView cancel(@PathVariable String pc);

  /**
   * A payment screen to be shown.
   *
   * @param screen its address as the shop's page gives it, or the end of that
   */
  record OpenScreen(String screen) {

    @Override
    public String toString() {
      return "OpenScreen[hidden]";
    }
  }

  /**
   * A PC that shows a payment screen.
   *
   * @param pc by which it is found; whoever has it can pay there
   */
  record Pc(String pc, ScreenView shown) {

    @Override
    public String toString() {
      return "Pc[" + shown.session() + "]";
    }
  }

  /**
   * What the PC sees of a phone.
   *
   * @param picture what a camera saw, PNG or JPEG; or else {@code digits}
   * @param digits as a person or a wedge scanner types them
   */
  record ReadCode(@Nullable Picture picture, @Nullable String digits) {

    @Override
    public String toString() {
      return "ReadCode[hidden]";
    }
  }

  /** The password, for the payment that waits for it. */
  record EnterPassword(PaymentId payment, Password password) {}

  /** The payment that waits for the password. */
  record Waiting(PaymentId payment) {}
}
