package org.showpay.mobile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.phone.PhonesApi.Phone;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientResponseException;

/** A phone is switched on: its number is its own, its key is kept closed. */
class SwitchingOnTest extends PhoneScenario {

  @Test
  void refusesTheNumberOfAnotherPhoneAndLeavesThatPhoneAsItWas() {
    NewPhone first = newPhone(SCREEN);
    PhoneId phone = switchedOn(first);
    NewPhone second =
        new NewPhone(first.phoneNumber(), newPhone(SCREEN).handsetKey(), new ScreenSize(64, 64));

    Problem refusal = refusalOf(() -> phones().switchOn(second));

    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.code()).isEqualTo("PHONE_NUMBER_IN_USE");
    assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_REQUEST);
    assertThat(phones().showCode(phone, CHOICE).pictures()).isNotEmpty();
    assertThat(signInBodies()).contains(first.handsetKey().reveal());
    assertThat(signInBodies()).doesNotContain(second.handsetKey().reveal());
  }

  @Test
  void letsOneOfManyPhonesHaveTheNumberThatAllWantAtOnce() throws Exception {
    NewPhone wanted = newPhone(SCREEN);
    Callable<Integer> tryIt =
        () -> {
          try {
            phones().switchOn(wanted);
            return 201;
          } catch (RestClientResponseException refused) {
            return refused.getStatusCode().value();
          }
        };
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          people.invokeAll(List.of(tryIt, tryIt, tryIt, tryIt)).stream()
              .map(Future::resultNow)
              .toList();
      assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,480", "320,0", "-1,480", "15,480", "320,4097", "2147483647,2147483647"})
  void refusesAScreenThatCannotBe(int width, int height) {
    NewPhone phone = newPhone(new ScreenSize(width, height));

    Problem refusal = refusalOf(() -> phones().switchOn(phone));

    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.code()).isEqualTo("SCREEN_NOT_POSSIBLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"screen\": {\"width\": 320, \"height\": 480}}", "[]", "null", "{"})
  void refusesAPhoneWithoutNumberOrKey(String body) {
    Problem refusal =
        refusalOf(() ->
            TestClient.raw(environment, TestKeys.OPERATOR.reveal())
                .post()
                .uri("/v1/phones")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity());

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_REQUEST);
  }

  @Test
  void knowsNoPhoneThatWasNeverSwitchedOn() {
    PhoneId nobody = PhoneId.next();

    assertThat(refusalOf(() -> phones().messages(nobody)).code()).isEqualTo("NO_SUCH_PHONE");
    assertThat(refusalOf(() -> phones().showCode(nobody, CHOICE)).status()).isEqualTo(404);
    assertThat(refusalOf(() -> phones().addCard(nobody, newCard())).status()).isEqualTo(404);
  }

  @Test
  void keepsTheHandsetKeyAndTheNumberWhereTheDatabaseDoesNotShowThem() {
    NewPhone phone = newPhone(SCREEN);
    PhoneId id = switchedOn(phone);

    String key = phone.handsetKey().reveal();
    String everything = Tables.everythingIn(database);

    assertThat(everything).contains(id.uuid().toString());
    assertThat(everything).doesNotContain(phone.phoneNumber().reveal());
    assertThat(everything).doesNotContain(key);
    assertThat(everything).doesNotContain(HexFormat.of().formatHex(key.getBytes(UTF_8)));
  }

  @Test
  void opensNoKeyThatWasMovedFromAnotherPhone() {
    PhoneId owner = anyPhone();
    NewPhone thief = newPhone(SCREEN);
    PhoneId thiefs = switchedOn(thief);
    database
        .sql(
            "update phone set sealed_key = (select sealed_key from phone where id = :owner)"
                + " where id = :thief")
        .param("owner", owner.uuid())
        .param("thief", thiefs.uuid())
        .update();

    Problem refusal = refusalOf(() -> phones().showCode(thiefs, CHOICE));

    assertThat(refusal.status()).isEqualTo(500);
    assertThat(pinGenerator.signInsOf(thief.phoneNumber())).isZero();
  }

  @Test
  void answersWithThePhoneAndItsScreen() {
    Phone phone = phones().switchOn(newPhone(SCREEN));

    assertThat(phone.screen()).isEqualTo(SCREEN);
    assertThat(phones().messages(phone.phone())).isEmpty();
  }

  private String signInBodies() {
    return Arrays.toString(
        pinGenerator.questions(FakePinGenerator.SIGN_IN).stream()
            .map(FakePeer.Question::body)
            .toArray());
  }
}
