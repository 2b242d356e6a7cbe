package org.showpay.pin.code;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.pin.FakeAuthServer.PAY_CODES;
import static org.showpay.pin.FakeAuthServer.json;
import static org.showpay.pin.FakeAuthServer.text;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.problem.NextStep;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.pin.Refusal;
import org.showpay.pin.Surroundings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Unless the auth-server clearly said that it registered the code, nobody ever sees the code. */
@PinTest
class NoCodeWithoutAnAnswerTest {

  private static final String WHOLE =
      "{\"outcome\":\"REGISTERED\",\"expiresAt\":\"2031-05-06T07:08:09Z\",\"cardLast4\":\"1234\"}";

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired JdbcClient database;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
  }

  static Stream<Named<ResponseDefinitionBuilder>> nothingToBelieve() {
    Registered live = new Registered(Instant.parse("2031-05-06T07:08:09Z"), "1234");
    return Stream.of(
        Named.of("500", serverError()),
        Named.of("503 with a yes in it", json(live).withStatus(503)),
        Named.of("connection reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        Named.of("closed without a word", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        Named.of("200, then garbage", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        Named.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
        Named.of(
            "a yes, but too late", json(live).withFixedDelay(Surroundings.PATIENCE_MILLIS + 1_000)),
        Named.of("half a JSON", text(WHOLE.substring(0, WHOLE.length() / 2))),
        Named.of("half a message", text("{\"outcome\":\"REGISTERED\",\"cardLast4\":\"1234\"}")),
        Named.of("a no without a reason", text("{\"outcome\":\"REFUSED\"}")),
        Named.of("an unknown outcome", text(WHOLE.replace("REGISTERED", "PERHAPS"))),
        Named.of("an unknown field", text(WHOLE.replace("}", ",\"butOnly\":\"tomorrow\"}"))),
        Named.of("null", text("null")),
        Named.of("an empty 200", text("")),
        Named.of("204", aResponse().withStatus(204)),
        Named.of("a redirect", aResponse().withStatus(302).withHeader("Location", "/elsewhere")),
        Named.of("HTML", text(WHOLE).withHeader("Content-Type", "text/html")));
  }

  @ParameterizedTest
  @MethodSource("nothingToBelieve")
  void givesNoCodeWhenTheAnswerCannotBeBelieved(ResponseDefinitionBuilder answer) {
    Consumer consumer = consumers.signedIn();
    authServer.answers(PAY_CODES, answer);
    Refusal.of(consumer::askForACode).says(503, "AUTH_SERVER_UNAVAILABLE", NextStep.RETRY_SAME);
    assertThatNothingIsWritten(consumer);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429})
  void givesNoCodeWhenTheAuthServerRefusesTheRequestItself(int status) {
    Consumer consumer = consumers.signedIn();
    authServer.answers(PAY_CODES, text(WHOLE).withStatus(status));
    Refusal.of(consumer::askForACode).says(500, "INTERNAL", NextStep.QUERY);
    assertThatNothingIsWritten(consumer);
  }

  private void assertThatNothingIsWritten(Consumer consumer) {
    assertThat(authServer.registrations()).isNotEmpty();
    long rows =
        database
            .sql("select count(*) from issued_code where session_id = ?")
            .param(consumer.session().session().uuid())
            .query(Long.class)
            .single();
    assertThat(rows).isZero();
  }
}
