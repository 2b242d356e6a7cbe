package org.showpay.pin.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.pin.FakeAuthServer.PAY_CODES;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.handset.HandsetApi.CodeRequest;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.paycode.RegistrationAnswer.Taken;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.problem.NextStep;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.pin.Refusal;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestSmsServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the auth-server decides about a code is what the handset gets, and is written down. */
@PinTest
class IssuingTest {

  private static final Registered LIVE =
      new Registered(Instant.parse("2031-05-06T07:08:09Z"), "1234");

  private static final Duration SESSION_LIFE = Duration.ofMinutes(10);

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired TestSmsServer smsServer;
  @Autowired JdbcClient database;
  @Autowired Environment environment;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
    smsServer.comesUp();
  }

  @ParameterizedTest
  @EnumSource
  void passesEachRefusalOnInItsOwnWords(CodeRefusal reason) {
    Consumer consumer = consumers.signedIn();
    authServer.saysToRegistrations(new Refused(reason));
    Refusal refusal = Refusal.of(consumer::askForACode);
    refusal.says(422, reason.name(), reason.nextStep());
    assertThat(refusal.problem().detail()).isEqualTo(reason.message());
    assertThat(authServer.registrations()).hasSize(1);
    assertNothingIsWritten(consumer);
  }

  @Test
  void givesUpAfterFiveDrawsThatAreAllTaken() {
    Consumer consumer = consumers.signedIn();
    authServer.saysToRegistrations(new Taken());
    Refusal.of(consumer::askForACode).says(503, "NO_FREE_CODE", NextStep.RETRY_SAME);
    assertThat(digests()).hasSize(5).doesNotHaveDuplicates();
    assertNothingIsWritten(consumer);
  }

  @Test
  void asksNobodyWhenNoCardIsNamed() {
    Consumer consumer = consumers.signedIn();
    Refusal.of(() -> post(consumer, "{}")).says(400, "MALFORMED", NextStep.FIX_REQUEST);
    assertThat(authServer.asked(PAY_CODES)).isEmpty();
  }

  @Test
  void drawsAgainUntilACodeIsFree() {
    Consumer consumer = consumers.signedIn();
    authServer.saysToRegistrations(new Taken(), new Taken(), LIVE);
    PayCode code = consumer.askForACode().payCode();
    assertThat(authServer.asked(PAY_CODES))
        .extracting(asked -> asked.getHeader("traceparent").split("-", -1)[1])
        .containsOnly(
            authServer.asked(PAY_CODES).getFirst().getHeader("traceparent").split("-", -1)[1]);
    assertThat(digests()).hasSize(3).doesNotHaveDuplicates().last().isEqualTo(digestOf(code));
    assertThat(rowsOf(consumer)).isEqualTo(1);
  }

  @Test
  void drawsAnotherCodeEachTime() {
    Consumer consumer = consumers.signedIn();
    authServer.saysToRegistrations(LIVE);
    HashSet<PayCode> codes = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      codes.add(consumer.askForACode().payCode());
    }
    assertThat(codes).hasSize(10);
  }

  @Test
  void givesTheCodeThatTheAuthServerMadeLive() {
    Consumer consumer = consumers.signedIn();
    authServer.saysToRegistrations(LIVE);
    CodeRequest wish =
        new CodeRequest(
            CardToken.next(), Money.of(50_000, "KRW"), MerchantId.next(), Channel.ONLINE);
    IssuedCode code = consumer.phone().issue(wish);
    assertThat(PayCode.read(code.payCode().reveal(), SchemePrefix.DEFAULT))
        .isEqualTo(new PayCodeReading.Valid(code.payCode()));
    assertThat(code.expiresAt()).isEqualTo(LIVE.expiresAt());
    assertThat(code.cardLast4()).isEqualTo("1234");
    assertThat(authServer.registrations())
        .containsExactly(
            new PayCodeRegistration(
                digestOf(code.payCode()),
                consumer.identity().subscriber(),
                consumer.identity().handset(),
                wish.card(),
                wish.ceiling(),
                wish.merchant(),
                wish.channel()));
  }

  @Test
  void writesDownThatACodeWasMadeButNeitherItsDigitsNorItsDigest() {
    Consumer consumer = consumers.signedIn();
    authServer.saysToRegistrations(LIVE);
    CodeRequest wish = new CodeRequest(CardToken.next(), null, null, null);
    IssuedCode code = consumer.phone().issue(wish);
    var row =
        database
            .sql("select * from issued_code where session_id = ?")
            .param(consumer.session().session().uuid())
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("subscriber", consumer.identity().subscriber().uuid())
        .containsEntry("handset", consumer.identity().handset().uuid())
        .containsEntry("card", wish.card().uuid());
    assertThat(instant("expires_at", consumer)).isEqualTo(LIVE.expiresAt());
    assertThat(instant("issued_at", consumer))
        .isBetween(consumer.session().expiresAt().minus(SESSION_LIFE), Instant.now());
    assertThat(row.toString())
        .doesNotContain(code.payCode().reveal(), digestOf(code.payCode()).hex());
  }

  private Instant instant(String column, Consumer consumer) {
    return database
        .sql("select " + column + " from issued_code where session_id = ?")
        .param(consumer.session().session().uuid())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private List<PayCodeDigest> digests() {
    return authServer.registrations().stream().map(PayCodeRegistration::digest).toList();
  }

  private PayCodeDigest digestOf(PayCode code) {
    return new PayCodeDigester(environment.getRequiredProperty("showpay.pay-code-key"))
        .digest(code);
  }

  private long rowsOf(Consumer consumer) {
    return database
        .sql("select count(*) from issued_code where session_id = ?")
        .param(consumer.session().session().uuid())
        .query(Long.class)
        .single();
  }

  private void assertNothingIsWritten(Consumer consumer) {
    assertThat(rowsOf(consumer)).isZero();
    assertThat(smsServer.handed(consumer.identity().phoneNumber())).isEmpty();
  }

  private void post(Consumer consumer, String body) {
    TestClient.raw(environment, consumer.session().token().reveal())
        .post()
        .uri("/v1/pay-codes")
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }
}
