package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.FakeAdapter.Mood;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a payment, by what the card company answers or does not. */
@AuthServerTest
class PaymentOutcomesTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;

  private Consumer consumer;
  private Cashier cashier;

  @BeforeEach
  void aPayerAndATill() {
    adapter.becomes(Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "HEARD_NOTHING",
        "IS_SILENT",
        "HANGS_UP",
        "FAILS",
        "TALKS_NONSENSE",
        "NAMES_NO_MEDIA_TYPE",
        "APPROVES_A_FRACTION",
        "STOPS_HALFWAY",
        "SAYS_NOTHING",
        "NAMES_ANOTHER_PAYMENT",
        "NAMES_ANOTHER_AMOUNT",
        "DECLINES_ANOTHER_PAYMENT"
      })
  void leavesThePaymentUnknownWhenNoAnswerCanBeBelieved(Mood mood) {
    PayCode code = consumer.code();
    adapter.becomes(mood);
    AuthorizationRequest request = cashier.request(code, won(4_200));
    PaymentView view = cashier.payments().authorize(request);
    assertThat(view.state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(view.nextStep()).isEqualTo(NextStep.QUERY);
    assertThat(view.approval()).isNull();
    adapter.becomes(Mood.APPROVES);
    assertThat(cashier.payments().authorize(request)).isEqualTo(view);
    assertThat(sameOrderWithANewCode(request).code()).isEqualTo("PAYMENT_IN_PROGRESS");
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void declinesWhenNothingWasSentSoThatTheOrderMayBePaidAnotherWay() {
    PayCode code = consumer.code();
    adapter.becomes(Mood.SENT_NOTHING);
    assertUnavailable(cashier.request(code, won(4_200)));
  }

  @Test
  void declinesWhenTheAdapterCannotBeReached() {
    PayCode code = consumer.code();
    adapter.goesAway();
    try {
      assertUnavailable(cashier.request(code, won(4_200)));
    } finally {
      adapter.comesBack();
    }
  }

  private void assertUnavailable(AuthorizationRequest request) {
    PaymentView view = cashier.payments().authorize(request);
    assertThat(view.state()).isEqualTo(PaymentState.DECLINED);
    assertThat(Objects.requireNonNull(view.decline()).reason())
        .isEqualTo(DeclineReason.ISSUER_UNAVAILABLE);
    assertThat(view.nextStep()).isEqualTo(NextStep.NEW_CODE);
  }

  @Test
  void aDeclinedOrderMayBeTriedAgainWithANewCode() {
    adapter.becomes(Mood.DECLINES);
    AuthorizationRequest refused = cashier.request(consumer.code(), won(4_200));
    PaymentView view = cashier.payments().authorize(refused);
    assertThat(view.state()).isEqualTo(PaymentState.DECLINED);
    assertThat(Objects.requireNonNull(view.decline()).isoCode()).isEqualTo("51");
    adapter.becomes(Mood.APPROVES);
    assertThat(cashier.payments().authorize(again(refused)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void approvesWithTheNumberOfTheCardCompanyAndTellsTheSameEachTime() {
    AuthorizationRequest request = cashier.request(consumer.code(), won(4_200));
    PaymentView view = cashier.payments().authorize(request);
    assertThat(view.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(view.approval()).isEqualTo(FakeAdapter.APPROVAL);
    assertThat(view.cardLast4()).isEqualTo("1234");
    assertThat(view.nextStep()).isNull();
    assertThat(cashier.payments().authorize(request)).isEqualTo(view);
    assertThat(cashier.payments().find(request.paymentId())).isEqualTo(view);
    assertThat(adapter.seen())
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.paymentId()).isEqualTo(request.paymentId());
          assertThat(seen.card()).isEqualTo(consumer.card());
          assertThat(seen.amount()).isEqualTo(won(4_200));
          assertThat(seen.purchase().merchantName()).isEqualTo("Corner Shop");
        });
  }

  @Test
  void answersAnOrderThatIsPaidWithThePaymentThatPaidIt() {
    AuthorizationRequest paid = cashier.request(consumer.code(), won(4_200));
    PaymentView view = cashier.payments().authorize(paid);
    PayCode second = consumer.code();
    AuthorizationRequest again = with(paid, PaymentId.next(), paid.orderId(), second, 4_200);
    assertThat(cashier.payments().authorize(again)).isEqualTo(view);
    AuthorizationRequest dearer = with(paid, PaymentId.next(), paid.orderId(), second, 4_201);
    assertThat(Problems.of(() -> cashier.payments().authorize(dearer)).code())
        .isEqualTo("ORDER_ALREADY_PAID");
    assertThat(adapter.seen()).hasSize(1);
    assertThat(cashier.charge(second, won(1)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void refusesTheSameIdWithOtherContentAndNamesTheField() {
    AuthorizationRequest paid = cashier.request(consumer.code(), won(4_200));
    cashier.payments().authorize(paid);
    PayCode other = consumer.code();
    OrderId elsewhere = new OrderId("elsewhere");
    refuses("amount", with(paid, paid.paymentId(), paid.orderId(), paid.payCode(), 4_201));
    refuses("orderId", with(paid, paid.paymentId(), elsewhere, paid.payCode(), 4_200));
    refuses("payCode", with(paid, paid.paymentId(), paid.orderId(), other, 4_200));
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void showsAPaymentToItsOwnMerchantOnly() {
    AuthorizationRequest paid = cashier.request(consumer.code(), won(4_200));
    cashier.payments().authorize(paid);
    Cashier stranger = town.cashier();
    Problem unseen = Problems.of(() -> stranger.payments().find(paid.paymentId()));
    assertThat(unseen.status()).isEqualTo(404);
    assertThat(Problems.of(() -> stranger.payments().find(PaymentId.next()))).isEqualTo(unseen);
    assertThat(Problems.of(() -> stranger.payments().authorize(paid)).detail())
        .contains("'paymentId'");
    Cashier colleague = town.cashierOf(cashier.merchant());
    assertThat(colleague.payments().find(paid.paymentId()).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void declinesWhatACrashLeftBehindBeforeTheCodeWasSpentAndFreesTheOrder() {
    AuthorizationRequest request = cashier.request(consumer.code(), won(4_200));
    leaveBehind(request, 89);
    assertThat(Problems.of(() -> cashier.payments().authorize(again(request))).code())
        .isEqualTo("PAYMENT_IN_PROGRESS");
    assertThat(cashier.payments().find(request.paymentId()).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    town.jdbc()
        .sql("update payment set updated_at = updated_at - interval '2 seconds' where id = ?")
        .param(request.paymentId().uuid())
        .update();
    assertThat(cashier.payments().authorize(again(request)).state())
        .isEqualTo(PaymentState.APPROVED);
    PaymentView left = cashier.payments().find(request.paymentId());
    assertThat(Objects.requireNonNull(left.decline()).reason())
        .isEqualTo(DeclineReason.AUTHENTICATION_EXPIRED);
  }

  private void leaveBehind(AuthorizationRequest request, int secondsAgo) {
    town.jdbc()
        .sql(
            """
            insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
                                 code_digest, state, requested_at, updated_at)
            select ?, t.merchant_id, t.id, ?, ?, 'KRW', sha256('none'), 'AUTHENTICATION_REQUIRED',
                   now(), now() - make_interval(secs => ?)
              from terminal t where t.merchant_id = ?
            """)
        .params(
            request.paymentId().uuid(),
            request.orderId().text(),
            request.amount().amount(),
            secondsAgo,
            cashier.merchant().merchant().uuid())
        .update();
  }

  private void refuses(String field, AuthorizationRequest request) {
    Problem problem = Problems.of(() -> cashier.payments().authorize(request));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("SAME_ID_OTHER_CONTENT");
    assertThat(problem.detail()).contains("'" + field + "'");
  }

  private Problem sameOrderWithANewCode(AuthorizationRequest request) {
    return Problems.of(() -> cashier.payments().authorize(again(request)));
  }

  private AuthorizationRequest again(AuthorizationRequest r) {
    return with(r, PaymentId.next(), r.orderId(), consumer.code(), r.amount().amount());
  }

  private static AuthorizationRequest with(
      AuthorizationRequest r, PaymentId id, OrderId order, PayCode code, long amount) {
    return new AuthorizationRequest(id, order, code, won(amount), r.password());
  }
}
