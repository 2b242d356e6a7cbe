package org.showpay.pin.session;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.pin.FakeAuthServer.SIGN_IN;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.pin.Refusal;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets a session, and what the others are told. */
@PinTest
class SigningInTest {

  private static final SignIn BY_PHONE = Consumers.credentials(new PhoneNumber("821012345678"));
  private static final SignIn BY_LOGIN =
      new SignIn.ByLoginId(new LoginId("minji"), new Password("correct horse battery"));

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired JdbcClient database;
  @Autowired Environment environment;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
  }

  @Test
  void tellsAStrangerTheSameWhateverWasWrong() {
    authServer.says(SIGN_IN, new SignInAnswer.NotRecognised());
    Refusal byPhone = Refusal.of(() -> consumers.stranger().signIn(BY_PHONE));
    Refusal byLogin = Refusal.of(() -> consumers.stranger().signIn(BY_LOGIN));
    byPhone.says(401, "NOT_RECOGNISED", NextStep.FIX_REQUEST);
    assertThat(byLogin).isEqualTo(byPhone);
  }

  @Test
  void saysThatSigningInIsLocked() {
    authServer.says(SIGN_IN, new SignInAnswer.Locked());
    Refusal.of(() -> consumers.stranger().signIn(BY_LOGIN)).says(423, "LOCKED", NextStep.STOP);
  }

  @Test
  void drawsNoConclusionFromABrokenAuthServer() {
    authServer.answers(SIGN_IN, serverError());
    Refusal.of(() -> consumers.stranger().signIn(BY_LOGIN))
        .says(503, "AUTH_SERVER_UNAVAILABLE", NextStep.RETRY_SAME);
  }

  @Test
  void opensNoSessionForHalfAnAnswer() {
    authServer.answers(SIGN_IN, FakeAuthServer.text("{\"outcome\":\"SIGNED_IN\"}"));
    long before = sessions();
    Refusal.of(() -> consumers.stranger().signIn(BY_LOGIN))
        .says(503, "AUTH_SERVER_UNAVAILABLE", NextStep.RETRY_SAME);
    assertThat(sessions()).isEqualTo(before);
  }

  @Test
  void asksNobodyWhenTheCredentialsAreNotWhole() {
    Refusal.of(() -> post("{\"by\":\"PHONE_NUMBER\",\"phoneNumber\":\"821012345678\"}"))
        .says(400, "MALFORMED", NextStep.FIX_REQUEST);
    assertThat(authServer.asked(SIGN_IN)).isEmpty();
  }

  @Test
  void opensASessionThatTheDatabaseEndsAfterTenMinutes() {
    Consumer consumer = consumers.signedIn();
    var row =
        database
            .sql(
                """
                select id, subscriber, handset, phone_number, ended_at is null as alive,
                       extract(epoch from expires_at - started_at)::bigint as seconds, expires_at
                from handset_session where id = ?\
                """)
            .param(consumer.session().session().uuid())
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("subscriber", consumer.identity().subscriber().uuid())
        .containsEntry("handset", consumer.identity().handset().uuid())
        .containsEntry("phone_number", null)
        .containsEntry("alive", true)
        .containsEntry("seconds", Duration.ofMinutes(10).toSeconds());
    OffsetDateTime expiry =
        database
            .sql("select expires_at from handset_session where id = ?")
            .param(consumer.session().session().uuid())
            .query(OffsetDateTime.class)
            .single();
    assertThat(consumer.session().expiresAt()).isEqualTo(expiry.toInstant());
  }

  @Test
  void signsATokenForItselfTheVaultAndApprovalsThatDoesNotOutliveTheSession()
      throws ParseException {
    Consumer consumer = consumers.signedIn();
    JWTClaimsSet claims = SignedJWT.parse(consumer.session().token().reveal()).getJWTClaimsSet();
    assertThat(claims.getAudience())
        .isEqualTo(List.of("pin-generator-service", "payment-gateway-adapter", "auth-server"));
    assertThat(claims.getJWTID()).isEqualTo(consumer.session().session().toString());
    assertThat(claims.getSubject()).isEqualTo(consumer.identity().subscriber().toString());
    assertThat(claims.getStringClaim("handset"))
        .isEqualTo(consumer.identity().handset().toString());
    assertThat(claims.getExpirationTime().toInstant())
        .isBeforeOrEqualTo(consumer.session().expiresAt());
  }

  @Test
  void provesItselfToTheAuthServer() {
    consumers.signedIn();
    assertThat(authServer.asked(SIGN_IN))
        .singleElement()
        .satisfies(
            request -> assertThat(request.getHeader("Authorization")).startsWith("Bearer ey"));
  }

  private long sessions() {
    return database.sql("select count(*) from handset_session").query(Long.class).single();
  }

  private void post(String body) {
    TestClient.raw(environment, "")
        .post()
        .uri("/v1/sessions")
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }
}
