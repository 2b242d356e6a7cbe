package org.showpay.pin.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.pin.FakeAuthServer.CARDS;
import static org.showpay.pin.FakeAuthServer.PAY_CODES;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.handset.HandsetApi.CodeRequest;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.pin.Refusal;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a session's token no longer helps, or never did; the auth-server is then not asked. */
@PinTest
class SessionEndTest {

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired JdbcClient database;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "started_at = now() - interval '10 minutes', expires_at = now()",
        "ended_at = now()",
        "handset = gen_random_uuid()",
        "subscriber = gen_random_uuid()"
      })
  void refusesEveryRouteWhenTheDatabaseSaysThatTheSessionIsOver(String change) {
    Consumer consumer = consumers.signedIn();
    database
        .sql("update handset_session set " + change + " where id = ?")
        .param(consumer.session().session().uuid())
        .update();
    refusesEveryRoute(consumer.phone(), "SESSION_OVER", 401);
  }

  @Test
  void refusesAWellSignedTokenOfASessionThatWasNeverOpened() {
    Consumer consumer = consumers.signedIn();
    String token =
        TestKeys.handsetToken(
            SessionId.next(),
            consumer.identity().handset(),
            consumer.identity().subscriber(),
            ServiceName.PIN_GENERATOR);
    refusesEveryRoute(consumers.api(token), "SESSION_OVER", 401);
  }

  static Stream<ECKey> foreignKeys() {
    return Stream.of(
        TestKeys.keyOf(ServiceName.AUTH_SERVER), TestKeys.newKey(ServiceName.PIN_GENERATOR.text()));
  }

  @ParameterizedTest
  @MethodSource("foreignKeys")
  void refusesTheRightClaimsUnderAForeignSignature(ECKey key) {
    Consumer consumer = consumers.signedIn();
    String token =
        TestKeys.sign(
            key,
            TestKeys.claims(key.getKeyID(), Duration.ofMinutes(5), ServiceName.PIN_GENERATOR)
                .jwtID(consumer.session().session().toString())
                .subject(consumer.identity().subscriber().toString())
                .claim("handset", consumer.identity().handset().toString())
                .claim("kind", "handset")
                .build());
    refusesEveryRoute(consumers.api(token), "UNAUTHORIZED", 401);
  }

  @Test
  void refusesATokenThatIsAddressedToAnotherService() {
    Consumer consumer = consumers.signedIn();
    String token =
        TestKeys.handsetToken(
            consumer.session().session(),
            consumer.identity().handset(),
            consumer.identity().subscriber(),
            ServiceName.GATEWAY_ADAPTER);
    refusesEveryRoute(consumers.api(token), "UNAUTHORIZED", 401);
  }

  @Test
  void refusesCallersThatAreNoHandsets() {
    String service = TestKeys.serviceToken(ServiceName.AUTH_SERVER, ServiceName.PIN_GENERATOR);
    refusesEveryRoute(consumers.api(service), "FORBIDDEN", 403);
    refusesEveryRoute(consumers.api(TestKeys.OPERATOR.reveal()), "FORBIDDEN", 403);
  }

  private void refusesEveryRoute(HandsetApi phone, String code, int status) {
    CardToken card = CardToken.next();
    Refusal.of(() -> phone.issue(new CodeRequest(card, null, null, null)))
        .says(status, code, NextStep.FIX_REQUEST);
    Refusal.of(() -> phone.addCard(new AddCardRequest(card, "daily")))
        .says(status, code, NextStep.FIX_REQUEST);
    Refusal.of(phone::cards).says(status, code, NextStep.FIX_REQUEST);
    assertThat(authServer.asked(PAY_CODES)).isEmpty();
    assertThat(authServer.asked(CARDS)).isEmpty();
  }
}
