package org.showpay.pin;

import static org.showpay.pin.FakeAuthServer.SIGN_IN;

import java.util.concurrent.atomic.AtomicLong;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.handset.HandsetApi.CodeRequest;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.handset.HandsetApi.Session;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer.SignedIn;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.testing.TestClient;
import org.springframework.core.env.Environment;

/** People with phones that sign in, each with a number of their own. */
public final class Consumers {

  private final Environment environment;
  private final FakeAuthServer authServer;
  private final AtomicLong lastNumber = new AtomicLong(821_000_000_000L);

  Consumers(Environment environment, FakeAuthServer authServer) {
    this.environment = environment;
    this.authServer = authServer;
  }

  /** Somebody whom the auth-server recognises, signed in. */
  public Consumer signedIn() {
    PhoneNumber number = new PhoneNumber(Long.toString(lastNumber.incrementAndGet()));
    SignedIn identity = new SignedIn(SubscriberId.next(), HandsetId.next(), number);
    authServer.says(SIGN_IN, identity);
    Session session = stranger().signIn(credentials(number));
    return new Consumer(identity, session, api(session.token().reveal()));
  }

  /** The service as seen by whoever brings this token. */
  public HandsetApi api(String token) {
    return TestClient.of(HandsetApi.class, environment, token);
  }

  /** The service as seen by whoever brings no token. */
  public HandsetApi stranger() {
    return api("");
  }

  /** What a handset signs in with. */
  public static SignIn credentials(PhoneNumber number) {
    return new SignIn.ByPhoneNumber(number, new HandsetKey("k".repeat(40)));
  }

  /** Somebody with a phone in hand. */
  public record Consumer(SignedIn identity, Session session, HandsetApi phone) {

    /** Asks for a code for some card, without any limit. */
    public IssuedCode askForACode() {
      return phone.issue(new CodeRequest(CardToken.next(), null, null, null));
    }
  }
}
