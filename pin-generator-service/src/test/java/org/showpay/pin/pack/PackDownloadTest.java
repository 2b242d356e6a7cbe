package org.showpay.pin.pack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.handset.HandsetCodesApi;
import org.showpay.contracts.handset.HandsetCodesApi.PackWish;
import org.showpay.contracts.handset.HandsetCodesApi.SealedPack;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.pack.PackRegistration;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.pack.PacksApi.Holder;
import org.showpay.contracts.pack.PacksApi.Standing;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi.Revoked;
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
import tools.jackson.databind.json.JsonMapper;

/** A pack is what the auth-server allowed, readable for one handset, and kept nowhere. */
@PinTest
class PackDownloadTest {

  private static final String PACKS = "/v1/packs";
  private static final PackAnswer.Offered LIVE =
      new PackAnswer.Offered(Instant.parse("2031-05-06T07:08:09Z"), "1234");

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired TestSmsServer smsServer;
  @Autowired JdbcClient database;
  @Autowired Environment environment;

  private final PackKeyPair key = PackKeyPair.draw();
  private Consumer consumer;

  @BeforeEach
  void aQuietWorld() {
    authServer.reset();
    smsServer.comesUp();
    consumer = consumers.signedIn();
  }

  @Test
  void passesARefusalOnInItsOwnWordsAndWritesNothing() {
    authServer.says(PACKS, new PackAnswer.Refused(CodeRefusal.ABOVE_CARD_LIMIT));
    Refusal.of(() -> phone().download(wish(3))).says(422, "ABOVE_CARD_LIMIT", NextStep.FIX_REQUEST);
    assertThat(rows()).isZero();
    assertThat(smsServer.handed(consumer.identity().phoneNumber())).isEmpty();
  }

  @Test
  void givesNothingAwayWhenTheAuthServerIsSilent() {
    authServer.answers(PACKS, aResponse().withFault(Fault.EMPTY_RESPONSE));
    Refusal.of(() -> phone().download(wish(3)))
        .says(503, "AUTH_SERVER_UNAVAILABLE", NextStep.RETRY_SAME);
    assertThat(rows()).isZero();
  }

  @Test
  void givesUpAfterFiveDrawsThatAreAllTaken() {
    authServer.says(PACKS, new PackAnswer.Taken());
    Refusal.of(() -> phone().download(wish(2))).says(503, "NO_FREE_CODE", NextStep.RETRY_SAME);
    assertThat(registrations()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void refusesToDrawMoreThanAHundred() {
    String body = JsonMapper.shared().writeValueAsString(wish(100)).replace(":100,", ":101,");
    assertThat(body).contains(":101,");
    Refusal.of(() ->
            TestClient.raw(environment, consumer.session().token().reveal())
                .post()
                .uri(PACKS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity())
        .says(400, "MALFORMED", NextStep.FIX_REQUEST);
    assertThat(authServer.asked(PACKS)).isEmpty();
  }

  @Test
  void givesTheHandsetWhatTheAuthServerMadeLive() {
    authServer.says(PACKS, LIVE);
    PackWish wish = wish(20);
    SealedPack pack = phone().download(wish);
    List<PayCode> codes = key.open(wish.pack(), pack.codes());
    assertThat(codes).hasSize(20).doesNotHaveDuplicates();
    assertThat(pack.expiresAt()).isEqualTo(LIVE.expiresAt());
    assertThat(registrations())
        .containsExactly(
            new PackRegistration(
                wish.pack(),
                consumer.identity().subscriber(),
                consumer.identity().handset(),
                wish.card(),
                wish.ceiling(),
                wish.every(),
                codes.stream().map(this::digest).toList()));
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void keepsTheCodesNowhereNotEvenSealed() {
    authServer.says(PACKS, LIVE);
    PackWish wish = wish(3);
    SealedPack pack = phone().download(wish);
    String kept =
        database
            .sql(
                "select p::text from issued_pack p"
                    + " union all select s::text from scheduled_tasks s")
            .query(String.class)
            .list()
            .stream()
            .collect(Collectors.joining("\n"));
    assertThat(kept).contains(wish.pack().uuid().toString());
    assertThat(kept).doesNotContain(pack.codes().base64());
    for (PayCode code : key.open(wish.pack(), pack.codes())) {
      assertThat(kept).doesNotContain(code.reveal(), digest(code).hex());
    }
  }

  @Test
  void passesAConfirmationOnForTheHandsetThatCalls() {
    PackId pack = PackId.next();
    String path = PACKS + "/" + pack + "/confirmation";
    authServer.says(path, new Standing(PackState.CONFIRMED));
    assertThat(phone().confirm(pack)).isEqualTo(new Standing(PackState.CONFIRMED));
    assertThat(
            JsonMapper.shared()
                .readValue(authServer.asked(path).getFirst().getBody(), Holder.class))
        .isEqualTo(new Holder(consumer.identity().handset()));
    authServer.answers(path, aResponse().withStatus(500));
    Refusal.of(() -> phone().confirm(pack))
        .says(503, "AUTH_SERVER_UNAVAILABLE", NextStep.RETRY_SAME);
  }

  @Test
  void takesCodesBackForTheSubscriberThatCalls() {
    String path = "/v1/subscribers/" + consumer.identity().subscriber() + "/code-revocations";
    authServer.says(path, new Revoked(4));
    assertThat(phone().revoke(new CodesToRevoke.All())).isEqualTo(new Revoked(4));
    assertThat(
            JsonMapper.shared()
                .readValue(authServer.asked(path).getFirst().getBody(), CodesToRevoke.class))
        .isEqualTo(new CodesToRevoke.All());
  }

  private HandsetCodesApi phone() {
    return TestClient.of(HandsetCodesApi.class, environment, consumer.session().token().reveal());
  }

  private PackWish wish(int codes) {
    return new PackWish(
        PackId.next(),
        CardToken.next(),
        codes,
        PackPeriod.WEEK,
        Money.of(30_000, "KRW"),
        key.key());
  }

  private List<PackRegistration> registrations() {
    return authServer.asked(PACKS).stream()
        .map(request -> JsonMapper.shared().readValue(request.getBody(), PackRegistration.class))
        .toList();
  }

  private PayCodeDigest digest(PayCode code) {
    return new PayCodeDigester(environment.getRequiredProperty("showpay.pay-code-key"))
        .digest(code);
  }

  private long rows() {
    return database
        .sql("select count(*) from issued_pack where session_id = ?")
        .param(consumer.session().session().uuid())
        .query(Long.class)
        .single();
  }
}
