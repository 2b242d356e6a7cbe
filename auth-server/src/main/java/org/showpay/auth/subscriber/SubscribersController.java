package org.showpay.auth.subscriber;

import java.util.List;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.subscriber.WalletCard;
import org.springframework.web.bind.annotation.RestController;

/** Subscribers, handsets and cards over HTTP. */
@RestController
class SubscribersController implements SubscribersApi {

  private final Enroller enroller;
  private final SignInDesk signInDesk;
  private final CardDesk cards;

  SubscribersController(Enroller enroller, SignInDesk signInDesk, CardDesk cards) {
    this.enroller = enroller;
    this.signInDesk = signInDesk;
    this.cards = cards;
  }

  @Override
  public Enrolment enrol(EnrolRequest request) {
    return enroller.enrol(request);
  }

  @Override
  public SignInAnswer signIn(SignIn signIn) {
    return signInDesk.recognise(signIn);
  }

  @Override
  public WalletCard addCard(SubscriberId subscriber, AddCardRequest request) {
    return cards.add(subscriber, request);
  }

  @Override
  public List<WalletCard> cards(SubscriberId subscriber) {
    return cards.of(subscriber);
  }
}
