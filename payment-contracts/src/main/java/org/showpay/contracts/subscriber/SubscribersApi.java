package org.showpay.contracts.subscriber;

import java.util.List;
import org.showpay.contracts.card.CardToken;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auth-server's subscribers. Callers: the operator enrols, pin-generator-service the rest. */
@HttpExchange("/v1/subscribers")
public interface SubscribersApi {

  /** Enrols a subscriber; 409 when the phone number or the ID is taken. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Enrolment enrol(@RequestBody EnrolRequest request);

  /** Says whether this is the subscriber (patent S304). */
  @PostExchange("/sign-in")
  SignInAnswer signIn(@RequestBody SignIn signIn);

  /** Adds a card to a wallet; adding the same card again changes nothing but its name. */
  @PostExchange("/{subscriber}/cards")
  WalletCard addCard(@PathVariable SubscriberId subscriber, @RequestBody AddCardRequest request);

  /** The cards of a wallet, oldest first. */
  @GetExchange("/{subscriber}/cards")
  List<WalletCard> cards(@PathVariable SubscriberId subscriber);

  /**
   * A new subscriber with one handset.
   *
   * @param password for signing in with the ID: 12 characters or more
   * @param paymentPassword for paying at a till: 6 digits
   */
  record EnrolRequest(
      PhoneNumber phoneNumber, LoginId loginId, Password password, Password paymentPassword) {}

  /** The new subscriber, and the key that goes into the handset; the key is never shown again. */
  record Enrolment(SubscriberId subscriber, HandsetId handset, HandsetKey handsetKey) {}

  /** Puts a card that the vault already keeps into the wallet, under a name its owner chose. */
  record AddCardRequest(CardToken card, String nickname) {}
}
