package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.HandsetId;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether a pay code may be made, and which one lives. */
@AuthServerTest
class PayCodeTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  @BeforeEach
  void theCardCompanyAgrees() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
  }

  @Test
  void refusesAFrozenSubscriber() {
    Consumer consumer = town.consumer();
    set("subscriber", "state = 'FROZEN'", "id", consumer.enrolment().subscriber().uuid());
    assertThat(register(consumer)).isEqualTo(new Refused(CodeRefusal.SUBSCRIBER_NOT_ACTIVE));
  }

  @Test
  void refusesAHandsetOfSomebodyElse() {
    Consumer consumer = town.consumer();
    PayCodeRegistration own = consumer.registration(draw(), null, null);
    HandsetId foreign = town.consumer().enrolment().handset();
    assertThat(
            town.payCodes()
                .register(
                    new PayCodeRegistration(
                        own.digest(), own.subscriber(), foreign, own.card(), null, null, null)))
        .isEqualTo(new Refused(CodeRefusal.HANDSET_NOT_ACTIVE));
  }

  @Test
  void refusesACardOfSomebodyElse() {
    Consumer consumer = town.consumer();
    PayCodeRegistration own = consumer.registration(draw(), null, null);
    CardToken foreign = town.consumer().card();
    assertThat(
            town.payCodes()
                .register(
                    new PayCodeRegistration(
                        own.digest(), own.subscriber(), own.handset(), foreign, null, null, null)))
        .isEqualTo(new Refused(CodeRefusal.CARD_NOT_USABLE));
  }

  @Test
  void refusesAShopThatDoesNotExist() {
    Consumer consumer = town.consumer();
    var nowhere = new MerchantsApi.Merchant(MerchantId.next(), "Nowhere");
    assertThat(town.payCodes().register(consumer.registration(draw(), null, nowhere)))
        .isEqualTo(new Refused(CodeRefusal.SHOP_UNKNOWN));
  }

  @Test
  void refusesACeilingAboveWhatTheCardCanPayByItsCompanysLatestWord() {
    Consumer consumer = town.consumer();
    var wanted = consumer.registration(draw(), won(1_000_001), null);
    assertThat(town.payCodes().register(wanted))
        .isEqualTo(new Refused(CodeRefusal.ABOVE_CARD_LIMIT));
    adapter.says(new AvailableAnswer.Known(won(1_000_001)));
    assertThat(town.payCodes().register(wanted)).isInstanceOf(RegistrationAnswer.Registered.class);
  }

  @Test
  void refusesWhenWhatTheCardCanPayCannotBeLearnt() {
    Consumer consumer = town.consumer();
    adapter.says(new AvailableAnswer.Unavailable("no line"));
    assertThat(town.payCodes().register(consumer.registration(draw(), won(2_000_000), null)))
        .isEqualTo(new Refused(CodeRefusal.CARD_COMPANY_UNAVAILABLE));
  }

  @Test
  void saysThatDigitsAreTakenWithoutTouchingTheCodeThatHasThem() {
    Consumer consumer = town.consumer();
    Consumer other = town.consumer();
    PayCode code = consumer.code();
    assertThat(town.payCodes().register(other.registration(code, null, null)))
        .isEqualTo(new RegistrationAnswer.Taken());
    assertThat(town.cashier().charge(code, won(100)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void theNewCodeVoidsTheLastOneAtOnce() {
    Consumer consumer = town.consumer();
    Cashier cashier = town.cashier();
    PayCode last = consumer.code();
    PayCode next = consumer.code();
    assertThat(cashier.charge(last, won(100)).decline())
        .satisfies(d -> assertThat(d.reason()).isEqualTo(DeclineReason.CODE_NOT_LIVE));
    assertThat(cashier.charge(next, won(100)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void leavesOneLiveCodeHoweverManyAreAskedForAtOnce() throws Exception {
    Consumer consumer = town.consumer();
    try (ExecutorService handset = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<RegistrationAnswer> ask = () -> register(consumer);
      assertThat(handset.invokeAll(Collections.nCopies(25, ask)))
          .extracting(Future::resultNow)
          .hasAtLeastOneElementOfType(RegistrationAnswer.Registered.class);
    }
    assertThat(CodePace.tooSoon(town.jdbc(), consumer.enrolment().subscriber())).isZero();
    assertThat(
            town.jdbc()
                .sql("select count(*) from pay_code where handset_id = ? and state = 'LIVE'")
                .param(consumer.enrolment().handset().uuid())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void livesSixtySecondsByTheDatabasesClock() {
    Consumer consumer = town.consumer();
    consumer.code();
    assertThat(
            town.jdbc()
                .sql(
                    "select extract(epoch from expires_at - issued_at) from pay_code"
                        + " where handset_id = ?")
                .param(consumer.enrolment().handset().uuid())
                .query(Long.class)
                .single())
        .isEqualTo(60);
  }

  private RegistrationAnswer register(Consumer consumer) {
    return town.payCodes().register(consumer.registration(draw(), null, null));
  }

  private static PayCode draw() {
    return PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
  }

  private void set(String table, String change, String key, Object value) {
    town.jdbc()
        .sql("update " + table + " set " + change + " where " + key + " = ?")
        .param(value)
        .update();
  }
}
