package org.showpay.auth.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.idempotency.Sender.Answer;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.OpenMerchant;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Same key and same content: same bytes. Same key and other content: refused, naming what. */
@AuthServerTest
class IdempotencyTest {

  private static final String MERCHANTS = "/v1/merchants";
  private static final String PAYMENTS = "/v1/payments";

  /** Refused as it stands (400), and that answer is kept like any other. */
  private static final String BASE =
      """
      {"a": "x", "amount": {"amount": 100, "currency": "KRW"}, "items": [{"b": 1}, {"c": true}]}
      """;

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  private final String key = UUID.randomUUID().toString();
  private Sender operator = new Sender("", "");

  @BeforeEach
  void anOperator() {
    operator = as(TestKeys.OPERATOR.reveal());
  }

  @Test
  void answersTheSameBytesAgainAndKeepsThemUnreadable() throws Exception {
    String terminals = MERCHANTS + "/" + shop();
    Answer first = operator.post(terminals + "/terminals", "{\"label\": \"till\"}", key);
    Answer again = operator.post(terminals + "/terminals", "{\"label\": \"till\"}", key);
    assertThat(first.status()).isEqualTo(again.status()).isEqualTo(201);
    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.type()).isEqualTo(first.type()).contains("application/json");
    String apiKey = first.json().path("apiKey").asString();
    assertThat(as(apiKey).post(PAYMENTS, "{}").status()).isEqualTo(400);
    String table = String.join("\n", rows());
    assertThat(table).contains("terminals").doesNotContain(apiKey, key, "till\"");
    for (String row : bodies()) {
      assertThat(row).doesNotContain(apiKey);
    }
  }

  @Test
  void refusesNothingWithoutAKey() throws Exception {
    String name = "{\"name\": \"Twice\"}";
    Answer first = operator.post(MERCHANTS, name);
    Answer second = operator.post(MERCHANTS, name);
    assertThat(first.json().path("merchant")).isNotEqualTo(second.json().path("merchant"));
  }

  @Test
  void keepsTheKeysOfCallersAndOfPathsApart() throws Exception {
    var shop = shop();
    Sender till = as(merchants().addTerminal(shop, new AddTerminal("1")).apiKey().reveal());
    Sender other = as(merchants().addTerminal(shop, new AddTerminal("2")).apiKey().reveal());
    assertThat(till.post(PAYMENTS, "{\"a\": 1}", key).status()).isEqualTo(400);
    Answer same = other.post(PAYMENTS, "{\"a\": 1}", key);
    assertThat(same.status()).isEqualTo(400);
    assertThat(same.replayed()).isFalse();
    assertThat(other.post(PAYMENTS, "{\"a\": 2}", key).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(operator.post(MERCHANTS, "{\"name\": \"C\"}", key).status()).isEqualTo(201);
    assertThat(till.post(PAYMENTS, "{\"a\": 1}", key).replayed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"x\"|\"y\"|a",
        "\"x\"|1|a",
        "\"x\"|{\"z\": \"x\"}|a.z",
        "\"x\"|null|a",
        "\"a\"|\"another\"|another",
        "100|101|amount.amount",
        "100|100.5|amount.amount",
        "100|\"100\"|amount.amount",
        "\"KRW\"|\"USD\"|amount.currency",
        "\"currency\"|\"Currency\"|amount.Currency",
        "\"b\": 1|\"b\": 2|items.0.b",
        "true|false|items.1.c",
        "true}|true}, 5|items.2",
        "true}|true}, null|items.2",
        "{\"b\": 1},||items.0.c",
        "[{\"b\": 1}, {\"c\": true}]|[]|items",
        "]}|], \"more\": {}}|more",
        "]}|]|(the body)",
        "\"x\", |\"x\", \"two words\": 1,|(the body)"
      })
  void namesTheFirstFieldThatDiffers(String part, String other, String field) throws Exception {
    Sender till = till();
    Answer first = till.post(PAYMENTS, BASE, key);
    Answer second = till.post(PAYMENTS, BASE.replace(part, other == null ? "" : other), key);
    assertThat(first.status()).isEqualTo(400);
    assertThat(second.status()).isEqualTo(422);
    assertThat(second.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(second.detail()).contains("another '" + field + "'");
    assertThat(till.post(PAYMENTS, BASE, key).body()).isEqualTo(first.body());
  }

  @Test
  void namesTheAddressWhereItsQueryDiffers() throws Exception {
    Sender till = till();
    till.post(PAYMENTS + "?x=1", BASE, key);
    assertThat(till.post(PAYMENTS + "?x=2", BASE, key).detail()).contains("'(the address)'");
    assertThat(till.post(PAYMENTS, BASE, key).detail()).contains("'(the address)'");
  }

  @Test
  void takesSpaceOrderNullAndSpellingOfThePathForTheSameContent() throws Exception {
    Sender till = till();
    Answer first = till.post(PAYMENTS, "{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}", key);
    Answer same = till.post("/v1/p%61yments", "{\"b\":{\"d\":3,\"c\":2,\"e\":null},\"a\":1}", key);
    assertThat(same.replayed()).isTrue();
    assertThat(same.body()).isEqualTo(first.body());
  }

  @Test
  void takesAnObjectWhoseFieldsAreAllNullForAnEmptyOneAndNotForNone() throws Exception {
    Sender till = till();
    till.post(PAYMENTS, "{\"a\": {}}", key);
    assertThat(till.post(PAYMENTS, "{\"a\": {\"b\": null}, \"c\": null}", key).replayed()).isTrue();
    assertThat(till.post(PAYMENTS, "{\"a\": null}", key).detail()).contains("another");
    String empty = key + "-empty";
    till.post(PAYMENTS, "{}", empty);
    assertThat(till.post(PAYMENTS, "{\"c\": null}", empty).replayed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "tab\there", "long", "two"})
  void refusesAKeyThatIsNone(String text) throws Exception {
    Answer answer =
        switch (text) {
          case "long" -> operator.post(MERCHANTS, "{\"name\": \"D\"}", "k".repeat(256));
          case "two" -> operator.post(MERCHANTS, "{\"name\": \"D\"}", "one", "another");
          default -> operator.post(MERCHANTS, "{\"name\": \"D\"}", text);
        };
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_MALFORMED");
    assertThat(answer.detail()).contains("Idempotency-Key");
    assertThat(answer.type()).contains("problem+json");
  }

  @Test
  void takesTheLongestKeyAndTheLargestBodyAndNothingLarger() throws Exception {
    String longest = "k".repeat(219) + key;
    assertThat(operator.post(MERCHANTS, "{\"name\": \"E\"}", longest).status()).isEqualTo(201);
    String most = "{\"name\": \"" + "n".repeat(320 * 1024 - 12) + "\"}";
    assertThat(operator.post(MERCHANTS, most, key).code()).isEqualTo("NAME_REFUSED");
    Answer tooMuch = operator.post(MERCHANTS, most + " ", key + "1");
    assertThat(tooMuch.status()).isEqualTo(413);
    assertThat(tooMuch.code()).isEqualTo("CONTENT_TOO_LARGE");
    // So it is without a key: the limit is that of every request.
    assertThat(operator.post(MERCHANTS, most + " ").code()).isEqualTo("CONTENT_TOO_LARGE");
  }

  @Test
  void leavesOtherMethodsAlone() throws Exception {
    Sender till = till();
    String payment = PAYMENTS + "/pay_0199c1f2a3b47c5d8e6f708192a3b4c5";
    assertThat(till.send("GET", payment, "", key).status()).isEqualTo(404);
    assertThat(till.send("GET", payment, "", key).replayed()).isFalse();
  }

  @Test
  void letsNobodyInWhoIsNotLetIn() throws Exception {
    Answer stranger = as("nonsense").post(MERCHANTS, "{\"name\": \"F\"}", key);
    Answer wrongKind = till().post(MERCHANTS, "{\"name\": \"F\"}", key);
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(wrongKind.status()).isEqualTo(403);
  }

  @Test
  void keepsNoConflictButStillWantsTheSameContent() throws Exception {
    String enrolment =
        """
        {"phoneNumber": "829%s", "loginId": "%s", "password": "qwfpluyarstd",
         "paymentPassword": "582974"}
        """
            .formatted(Long.toString(System.nanoTime() % 1_000_000_000), "u" + System.nanoTime());
    assertThat(operator.post("/v1/subscribers", enrolment).status()).isEqualTo(201);
    Answer taken = operator.post("/v1/subscribers", enrolment, key);
    Answer again = operator.post("/v1/subscribers", enrolment, key);
    assertThat(taken.status()).isEqualTo(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("SUBSCRIBER_EXISTS");
    assertThat(again.replayed()).isFalse();
    Answer other = operator.post("/v1/subscribers", enrolment.replace("829", "828"), key);
    assertThat(other.detail()).contains("'phoneNumber'");
  }

  @Test
  void changesNoAnswerInTheDatabase() throws Exception {
    operator.post(MERCHANTS, "{\"name\": \"G\"}", key);
    assertThatThrownBy(() ->
            jdbc.sql("update idempotent_request set status = 200 where state = 'DONE'").update())
        .hasMessageContaining("not changed for seven days");
  }

  private Sender till() {
    var shop = shop();
    return as(merchants().addTerminal(shop, new AddTerminal("till")).apiKey().reveal());
  }

  /** Its terminals need not sign: a request is sent here again as it was. */
  private MerchantId shop() {
    MerchantId shop = merchants().open(new OpenMerchant("Shop")).merchant();
    MerchantTermsApi terms =
        TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal());
    terms.agree(shop, terms.find(shop).relaxed());
    return shop;
  }

  private Sender as(String credential) {
    return new Sender(
        "http://localhost:" + environment.getRequiredProperty("local.server.port"), credential);
  }

  private MerchantsApi merchants() {
    return TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  private List<String> rows() {
    return jdbc.sql("select to_jsonb(r)::text from idempotent_request r")
        .query((row, n) -> row.getString(1))
        .list();
  }

  private List<String> bodies() {
    return jdbc.sql("select encode(body, 'escape') from idempotent_request where body is not null")
        .query((row, n) -> row.getString(1))
        .list();
  }
}
