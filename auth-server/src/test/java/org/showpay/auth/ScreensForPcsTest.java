package org.showpay.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.checkout.ScreensApi;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.checkout.ScreensApi.ShownCode;
import org.showpay.contracts.checkout.ScreensApi.Waiting;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.springframework.web.client.RestClientResponseException;

/** A payment screen that a PC draws by itself, and how often one may try at any of them. */
class ScreensForPcsTest extends AtTheShop {

  private static final int MOST_OF_AN_ADDRESS = 30;
  private static final Password WRONG = new Password("000000");

  private ScreensApi screens;
  private String screen;

  @BeforeEach
  void aPc() {
    screens = TestClient.of(ScreensApi.class, environment, "");
    screen = secretOf(session);
    TenMinutes.haveEnoughLeft(jdbc);
  }

  @Test
  void paysWithACodeAndThePasswordAndSaysWhatIsToBeSeen() {
    ScreenView scan = screens.look(screen);
    assertThat(scan.stage()).isEqualTo(Stage.SCAN);
    assertThat(scan.shop()).isEqualTo("Web Shop");
    assertThat(scan.amount()).isEqualTo(session.amount());
    assertThat(scan.lines()).isEqualTo(session.lines());
    assertThat(scan.secondsLeft()).isBetween(540L, 600L);
    ScreenView prove = screens.show(screen, new ShownCode(consumer.onlineCode()));
    assertThat(prove.stage()).isEqualTo(Stage.PROVE);
    assertThat(prove.cardLast4()).isEqualTo("1234");
    PaymentId payment = requireNonNull(prove.payment());
    ScreenView again = screens.prove(screen, new Proof(payment, WRONG));
    assertThat(again.trouble()).isEqualTo("WRONG_PASSWORD");
    ScreenView paid = screens.prove(screen, new Proof(payment, PAYMENT_PASSWORD));
    assertThat(paid.stage()).isEqualTo(Stage.PAID);
    assertThat(paid.trouble()).isNull();
    assertThat(paid.version()).isGreaterThan(prove.version());
    assertThat(paid.approval()).isEqualTo(payment().approval());
    assertThat(paid.back()).hasParameter("session", session.session().toString());
    assertThat(screens.prove(screen, new Proof(payment, PAYMENT_PASSWORD))).isEqualTo(paid);
    assertThat(payments()).containsExactly("APPROVED");
    assertThat(triesOf("merchant")).as("the wrong password alone").isOne();
  }

  @Test
  void aRefusalIsToldAndAnotherCodeMayBeShownOrThePurchaseGivenUp() {
    ScreenView refused = screens.show(screen, new ShownCode(nobodysCode()));
    assertThat(refused.stage()).isEqualTo(Stage.SCAN);
    assertThat(refused.refused()).isEqualTo(DeclineReason.CODE_NOT_LIVE);
    PaymentId waits =
        requireNonNull(screens.show(screen, new ShownCode(consumer.onlineCode())).payment());
    assertThat(screens.refuse(screen, new Waiting(PaymentId.next())).stage())
        .as("nothing is done of what is not asked for")
        .isEqualTo(Stage.PROVE);
    assertThat(screens.refuse(screen, new Waiting(waits)).stage()).isEqualTo(Stage.SCAN);
    assertThat(screens.cancel(screen).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(state()).isEqualTo(CheckoutState.CANCELLED);
  }

  @Test
  void isThereForWhoeverHasItsAddressAloneAndTakesNothingButJson() {
    assertThat(problemOf(() -> screens.look("A".repeat(43))).status()).isEqualTo(404);
    assertThat(problemOf(() -> screens.look(session.session().toString())).code())
        .isEqualTo("SCREEN_UNKNOWN");
    Integer form =
        TestClient.raw(environment, "")
            .post()
            .uri("/v1/screens/" + screen + "/code")
            .header("Content-Type", "text/plain")
            .body("{\"code\": \"" + consumer.onlineCode().reveal() + "\"}")
            .exchange((q, answer) -> answer.getStatusCode().value());
    assertThat(form).as("what a form of another site could send").isEqualTo(415);
    assertThat(payments()).isEmpty();
  }

  @Test
  void anAddressMayBeRefusedThirtyTimesInTenMinutesWhicheverSessionsAndHowManyAtOnce()
      throws Exception {
    setTries("address 127.0.0.1", MOST_OF_AN_ADDRESS - 2);
    Callable<String> elsewhere =
        () ->
            String.valueOf(
                screens.show(secretOf(shop.opens(PRICE)), new ShownCode(nobodysCode())).trouble());
    List<String> told = AtOnce.call(Collections.nCopies(6, elsewhere));
    assertThat(told).filteredOn("TOO_MANY_TRIES"::equals).hasSize(4);
    assertThat(payments()).containsExactly("DECLINED", "DECLINED");
    assertThat(pc.shows(consumer.onlineCode()).body()).contains("Wait ten minutes");
    assertThat(pc.holdsUp(new byte[] {1}).body()).contains("NOT_A_PICTURE");
    setTries("address 127.0.0.1", 0);
    assertThat(screens.show(screen, new ShownCode(consumer.onlineCode())).stage())
        .isEqualTo(Stage.PROVE);
  }

  @Test
  void aRefusalCountsAlsoWhileAnotherGuessIsBeingJudged() throws Exception {
    for (int sessions = 0; sessions < 6; sessions++) {
      String guessed = secretOf(shop.opens(PRICE));
      Callable<ScreenView> guesses =
          () -> {
            for (int i = 0; i < 4; i++) {
              screens.show(guessed, new ShownCode(nobodysCode()));
            }
            return screens.look(guessed);
          };
      AtOnce.call(Collections.nCopies(6, guesses));
      setTries("address 127.0.0.1", 0);
    }
    assertThat(payments()).isNotEmpty().containsOnly("DECLINED");
    assertThat(triesOf("merchant")).isEqualTo(payments().size());
  }

  @Test
  void theRefusalThatEndsASessionCountsAsTheOthersDo() {
    for (int i = 0; i < 10; i++) {
      screens.show(screen, new ShownCode(nobodysCode()));
    }
    assertThat(state()).isEqualTo(CheckoutState.EXPIRED);
    screens.show(screen, new ShownCode(nobodysCode()));
    assertThat(triesOf("address")).as("what is not looked at is no try").isEqualTo(10);
  }

  @Test
  void aMerchantsScreensMayRefuseThreeHundredTimesAndNoOtherMerchantsAreHeldUp() {
    PaymentId waits =
        requireNonNull(screens.show(screen, new ShownCode(consumer.onlineCode())).payment());
    setTries("merchant " + shop.merchant().merchant(), 299);
    assertThat(screens.prove(screen, new Proof(waits, WRONG)).trouble())
        .isEqualTo("WRONG_PASSWORD");
    assertThat(screens.prove(screen, new Proof(waits, PAYMENT_PASSWORD)).trouble())
        .isEqualTo("TOO_MANY_TRIES");
    assertThat(triesOf("address")).as("what was not looked at is not counted").isOne();
    shop = town.shopkeeper();
    String another = secretOf(shop.opens(PRICE));
    assertThat(screens.show(another, new ShownCode(nobodysCode())).refused())
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  private void setTries(String whose, int tries) {
    jdbc.sql(
            """
            insert into screen_tries values (?, date_bin('10 minutes', now(), 'epoch'), ?)
            on conflict (whose, since) do update set tries = excluded.tries
            """)
        .params(whose, tries)
        .update();
  }

  private int triesOf(String kind) {
    return jdbc.sql("select coalesce(sum(tries), 0) from screen_tries where whose like ?")
        .param(kind + " %")
        .query(Integer.class)
        .single();
  }

  private static PayCode nobodysCode() {
    return PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
  }

  private static String secretOf(CheckoutView session) {
    return session.screen().getPath().substring("/pay/".length());
  }

  private static Problem problemOf(Runnable request) {
    return Problem.of(
        requireNonNull(catchThrowableOfType(RestClientResponseException.class, request::run)));
  }
}
