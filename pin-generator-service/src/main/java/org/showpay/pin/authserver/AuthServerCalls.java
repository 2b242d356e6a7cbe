package org.showpay.pin.authserver;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.devicecode.DeviceKeyAnswer;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.DeviceKeysApi;
import org.showpay.contracts.devicecode.DeviceKeysApi.DeviceKeyWish;
import org.showpay.contracts.devicecode.DeviceKeysApi.Resynced;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackRegistration;
import org.showpay.contracts.pack.PacksApi;
import org.showpay.contracts.pack.PacksApi.Holder;
import org.showpay.contracts.pack.PacksApi.Standing;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.PayCodesApi;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Asks the auth-server. Silence, a 5xx, and an answer that cannot be read or is not whole are all
 * the same here: 503, with no conclusion drawn. No transaction may be open while it is asked.
 */
@Component
public class AuthServerCalls {

  private static final Logger LOG = LoggerFactory.getLogger(AuthServerCalls.class);

  /** What the consumer can do something about; any other 4xx is a fault between the services. */
  private static final Set<HttpStatus> PASSED_ON =
      Set.of(HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.UNPROCESSABLE_CONTENT);

  private final SubscribersApi subscribers;
  private final PayCodesApi payCodes;
  private final PacksApi packs;
  private final DeviceKeysApi deviceKeys;
  private final RevocationsApi revocations;

  AuthServerCalls(
      SubscribersApi subscribers,
      PayCodesApi payCodes,
      PacksApi packs,
      DeviceKeysApi deviceKeys,
      RevocationsApi revocations) {
    this.subscribers = subscribers;
    this.payCodes = payCodes;
    this.packs = packs;
    this.deviceKeys = deviceKeys;
    this.revocations = revocations;
  }

  /** Asks who this is (patent S304). */
  public SignInAnswer signIn(SignIn signIn) {
    return answered(() -> subscribers.signIn(signIn));
  }

  /** Asks whether the code may be made, and makes it live if so (patent S304, S306). */
  public RegistrationAnswer register(PayCodeRegistration registration) {
    return answered(() -> payCodes.register(registration));
  }

  /** Asks whether the pack may be made, and makes its codes live if so. */
  public PackAnswer register(PackRegistration registration) {
    return answered(() -> packs.register(registration));
  }

  /** Tells that a handset has its pack; on silence nobody knows, and asking again is harmless. */
  public Standing confirm(PackId pack, HandsetId handset) {
    return answered(() -> packs.confirm(pack, new Holder(handset)));
  }

  /** Asks for a key with which a handset makes codes by itself. */
  public DeviceKeyAnswer enable(DeviceKeyWish wish) {
    return answered(() -> deviceKeys.enable(wish));
  }

  /** Asks for the time on behalf of a handset; a 404 is passed on as it is. */
  public Resynced resync(DeviceKeyId key, HandsetId handset) {
    return answered(
        () -> passingOn(() -> deviceKeys.resync(key, new DeviceKeysApi.Holder(handset))));
  }

  /** Has codes of a subscriber made dead; on silence nobody knows, and asking again is harmless. */
  public Revoked revoke(SubscriberId subscriber, CodesToRevoke codes) {
    return answered(() -> revocations.revoke(subscriber, codes));
  }

  /** Has a card put into the subscriber's wallet; a 404, 409 or 422 is passed on as it is. */
  public WalletCard addCard(SubscriberId subscriber, AddCardRequest request) {
    return answered(() -> passingOn(() -> subscribers.addCard(subscriber, request)));
  }

  /** The cards of the subscriber's wallet; a 404, 409 or 422 is passed on as it is. */
  public List<WalletCard> cards(SubscriberId subscriber) {
    return answered(() -> passingOn(() -> subscribers.cards(subscriber)));
  }

  private static <A> A answered(Supplier<? extends @Nullable A> question) {
    try {
      A answer = question.get();
      if (answer != null) {
        return answer;
      }
      throw silence("it sent an empty answer");
    } catch (HttpClientErrorException e) {
      throw new IllegalStateException(
          "The auth-server refused the request itself, " + e.getStatusCode());
    } catch (RestClientException e) {
      throw silence(e.getClass().getSimpleName());
    }
  }

  private static <A> A passingOn(Supplier<A> question) {
    try {
      return question.get();
    } catch (HttpClientErrorException e) {
      HttpStatus status = HttpStatus.resolve(e.getStatusCode().value());
      if (status == null || !PASSED_ON.contains(status)) {
        throw e;
      }
      Problem problem = Problem.of(e);
      throw new ProblemException(status, problem.code(), problem.nextStep(), problem.detail());
    }
  }

  /** The log names only the kind of failure: what was sent and received may hold personal data. */
  private static ProblemException silence(String why) {
    LOG.warn("The auth-server gave no answer that can be believed: {}", why);
    return ProblemException.unavailable(
        "AUTH_SERVER_UNAVAILABLE", "The wallet cannot be reached just now. Try again.");
  }
}
