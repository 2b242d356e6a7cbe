package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;
import static org.showpay.auth.Town.won;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.PackPocket.Pack;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Authentication;
import org.showpay.contracts.subscriber.LimitsApi;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;

/** Codes of packs at the till: never without a factor, never twice, never above their ceiling. */
@AuthServerTest
class PackAtTheTillTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  private Consumer consumer;
  private PackPocket pocket;
  private Cashier cashier;

  @BeforeEach
  void aPayerWithAPocket() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    pocket = new PackPocket(environment, consumer);
    cashier = town.cashier();
  }

  @Test
  void noAmountIsSoSmallThatAPackCodePaysItWithoutAFactor() {
    allowWithoutPassword(won(5_000));
    assertThat(chargeWithoutPassword(consumer.code(), 100).state())
        .isEqualTo(PaymentState.APPROVED);
    Pack pack = pocket.confirmed(2, won(5_000));
    PaymentView waiting = chargeWithoutPassword(pack.code(1), 100);
    assertThat(waiting.state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(adapter.seen()).hasSize(1);
    PaymentView paid =
        cashier.payments().authenticate(waiting.paymentId(), new Authentication(PAYMENT_PASSWORD));
    assertThat(paid.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(paidUnproved()).isEqualTo(1);
  }

  /** The broken twin: a service that forgot to ask for the factor is stopped by the database. */
  @Test
  void theDatabaseLetsNoPackCodePayWithoutAFactorWhateverTheServiceDoes() {
    allowWithoutPassword(won(5_000));
    Pack pack = pocket.confirmed(1, won(5_000));
    PaymentView waiting = chargeWithoutPassword(pack.code(1), 100);
    assertThatThrownBy(() ->
            town.jdbc()
                .sql(
                    "update payment set state = 'REQUESTED', without_password = true"
                        + " where id = ?")
                .param(waiting.paymentId().uuid())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("never paid without a factor");
  }

  @Test
  void twoTillsThatReadOnePackCodeAtOnceChargeItOnce() throws Exception {
    Pack pack = pocket.confirmed(5, won(5_000));
    Cashier other = town.cashier();
    for (int serial = 1; serial <= 5; serial++) {
      PayCode code = pack.code(serial);
      assertThat(
              AtOnce.call(
                  List.<Callable<PaymentState>>of(
                      () -> cashier.charge(code, won(100)).state(),
                      () -> other.charge(code, won(100)).state())))
          .containsExactlyInAnyOrder(PaymentState.APPROVED, PaymentState.DECLINED);
    }
    assertThat(adapter.seen()).hasSize(5);
  }

  @Test
  void aPackCodePaysNoMoreThanItsCeiling() {
    Pack pack = pocket.confirmed(1, won(5_000));
    assertThat(Objects.requireNonNull(cashier.charge(pack.code(1), won(5_001)).decline()).reason())
        .isEqualTo(DeclineReason.ABOVE_CEILING);
    assertThat(cashier.charge(pack.code(1), won(5_000)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aHandsetThatIsOutOfUseHasNoCodeThatPays() {
    Pack pack = pocket.confirmed(1, won(5_000));
    town.jdbc()
        .sql("update handset set state = 'OUT_OF_USE' where id = ?")
        .param(consumer.enrolment().handset().uuid())
        .update();
    assertThat(why(pack.code(1))).isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  @Test
  void packsAndOnlineCodesLeaveEachOtherAlone() {
    PayCode online = consumer.code();
    Pack pack = pocket.confirmed(2, won(5_000));
    assertThat(pays(online)).isTrue();
    consumer.code();
    assertThat(pays(pack.code(1))).isTrue();
  }

  @Test
  void theDatabaseLetsNoCodeLiveLongerThanItsKindMay() {
    pocket.confirmed(1, won(5_000));
    assertThat(daysOfLife()).isEqualTo(8);
    assertThatThrownBy(
            () -> change("expires_at = expires_at + interval '1 second' where kind = 'PACK'"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() ->
            change(
                "kind = 'ONLINE', pack_id = null, serial = null"
                    + " where kind = 'PACK' and state = 'LIVE'"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  /** In Berlin the night to the 29th of March 2026 is an hour short. */
  @Test
  void aWeekIsAsLongInEveryTimeZoneAlsoWhenItsClocksAreChanged() {
    assertThat(
            town.jdbc()
                .sql(
                    """
                    with zone as materialized (
                      select set_config('timezone', 'Europe/Berlin', true) as name)
                    select extract(epoch from
                      cast(to_timestamp(1774700000) as timestamptz)
                      + case when name > '' then longest_code_life('PACK') end
                      - to_timestamp(1774700000))
                      from zone
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(Duration.ofDays(8).toSeconds());
  }

  private PaymentView chargeWithoutPassword(PayCode code, long amount) {
    AuthorizationRequest asked = cashier.request(code, won(amount));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                asked.paymentId(), asked.orderId(), asked.payCode(), asked.amount(), null));
  }

  private void allowWithoutPassword(Money amount) {
    TestClient.of(
            LimitsApi.class,
            environment,
            TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER))
        .change(
            consumer.enrolment().subscriber(),
            new Limits(won(100_000), won(100_000), won(100_000), amount, 5));
  }

  private long daysOfLife() {
    return count(
        "select extract(days from max(expires_at - issued_at)) from pay_code"
            + " where handset_id = ? and kind = 'PACK'");
  }

  private long paidUnproved() {
    return count(
        "select count(*) from payment p join pay_code c on c.payment_id = p.id"
            + " where c.handset_id = ? and p.without_password");
  }

  private boolean pays(PayCode code) {
    return cashier.charge(code, won(100)).state() == PaymentState.APPROVED;
  }

  private @Nullable DeclineReason why(PayCode code) {
    PaymentView.Decline decline = cashier.charge(code, won(100)).decline();
    return decline == null ? null : decline.reason();
  }

  private void change(String change) {
    town.jdbc()
        .sql("update pay_code set " + change + " and handset_id = ?")
        .param(consumer.enrolment().handset().uuid())
        .update();
  }

  private long count(String sql) {
    return town.jdbc()
        .sql(sql)
        .param(consumer.enrolment().handset().uuid())
        .query(Long.class)
        .single();
  }
}
