package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.showpay.auth.console.proposal.Pairs;
import org.showpay.contracts.console.OperatorsApi.AddOperator;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

/** Proposals that must not be done: what nobody else, or nobody in time, confirmed. */
@AuthServerTest
class TwoOperatorsTest extends AtTwoDesks {

  private static final int AT_ONCE = 6;

  @Autowired ApplicationContext beans;

  @Test
  void nobodyConfirmsTheirOwn() {
    PaymentId paid = pays();
    Waiting refund = proposeRefund(paid, 600_000);
    assertThat(jisoo.looksAt("/proposals").body())
        .contains(refund.id(), "Take back")
        .doesNotContain(refund.id() + "/confirmation");
    Desk.Answer own = refund.confirmedBy(jisoo);
    assertThat(own.status()).isEqualTo(409);
    assertThat(own.body()).contains("You proposed this yourself");
    assertThat(refunded(paid)).isZero();
    assertThat(Desk.deedsOn(jdbc, paid)).containsExactly("PROPOSE DONE", "CONFIRM REFUSED");
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    update console_proposal set state = 'CONFIRMED', decided_by = proposed_by,
                           decider = proposer, decided_at = now() where id = ?::uuid
                    """)
                .param(refund.uuid())
                .update())
        .as("the database holds it too")
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("nobody_confirms_their_own");
  }

  @Test
  void whatIsConfirmedTooLateIsNotDone() {
    PaymentId paid = pays();
    Waiting refund = proposeRefund(paid, 600_000);
    bySuperuser(
        """
        update console_proposal set proposed_at = now() - interval '5 hours',
               expires_at = now() where id = ?::uuid
        """,
        refund);
    assertThat(minsu.looksAt("/proposals").body()).doesNotContain(refund.id());
    Desk.Answer late = refund.confirmedBy(minsu);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("Its time is over");
    assertThat(refunded(paid)).isZero();
    proposeRefund(paid, 600_000).confirmedBy(minsu);
    assertThat(refunded(paid)).as("proposed anew").isEqualTo(600_000);
  }

  @Test
  void whatWasAlteredMeanwhileIsNotDone() {
    PaymentId paid = pays();
    Waiting text = proposeRefund(paid, 600_000);
    bySuperuser(
        "update console_proposal set command = replace(command, '600000', '700000')"
            + " where id = ?::uuid",
        text);
    Desk.Answer altered = text.confirmedBy(minsu);
    assertThat(altered.status()).isEqualTo(409);
    assertThat(altered.body()).contains("not what was proposed");
    Waiting both = proposeRefund(pays(), 650_000);
    bySuperuser(
        """
        update console_proposal
           set command = replace(command, '650000', '700000'),
               digest = encode(sha256(convert_to(
                 action || E'\\n' || replace(command, '650000', '700000'), 'UTF8')), 'hex')
         where id = ?::uuid
        """,
        both);
    assertThat(both.confirmedBy(minsu).status()).as("not what was looked at").isEqualTo(409);
    assertThat(refunded(paid)).isZero();
    assertThatThrownBy(() ->
            jdbc.sql("update console_proposal set subject = 'x' where id = ?::uuid")
                .param(both.uuid())
                .update())
        .hasMessageContaining("nothing else of it changes");
  }

  @Test
  void anotherPaymentThanTheOneThatIsShownIsNotPaidBack() {
    PaymentId paid = pays();
    Waiting shown = proposeRefund(paid, 600_000);
    bySuperuser("update console_proposal set subject = 'pay_another' where id = ?::uuid", shown);
    Desk.Answer other = shown.confirmedBy(minsu);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).contains("not what was proposed");
    assertThat(refunded(paid)).isZero();
  }

  @Test
  void oneRefundThatTwoPeopleWantIsProposedOnce() {
    PaymentId paid = pays();
    Waiting first = proposeRefund(paid, 600_000);
    Desk.Answer second = refund(minsu, paid, 600_000);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body()).contains("proposed already");
    first.confirmedBy(minsu);
    assertThat(refunded(paid)).isEqualTo(600_000);
  }

  @Test
  void whatManyConfirmAtOnceIsDoneOnce() throws Exception {
    PaymentId paid = pays();
    Waiting refund = proposeRefund(paid, 600_000);
    assertThat(confirmedAtOnce(refund)).isOne();
    assertThat(refunded(paid)).isEqualTo(600_000);
    assertThat(times(paid, "CONFIRM DONE")).isOne();
    assertThat(times(paid, "REFUND ASKED")).isOne();
  }

  /** The test of the race would see it if a proposal was looked at first and confirmed then. */
  @Test
  void aBookThatLooksFirstIsCaught() throws Exception {
    PaymentId paid = pays();
    Waiting refund = proposeRefund(paid, 600_000);
    CyclicBarrier all = new CyclicBarrier(AT_ONCE);
    jdbc.sql("alter table console_proposal disable trigger proposal_is_decided_once").update();
    try (InPlaceOf _ =
        InPlaceOf.the(beans.getBean("proposalBook"), Pairs.looksFirst(jdbc, () -> meet(all)))) {
      assertThat(confirmedAtOnce(refund)).isGreaterThan(1);
      assertThat(times(paid, "CONFIRM DONE")).isGreaterThan(1);
    } finally {
      jdbc.sql("alter table console_proposal enable trigger proposal_is_decided_once").update();
    }
  }

  @Test
  void whoIsNoOperatorAnyMoreNeitherProposesNorConfirms() {
    PaymentId paid = pays();
    NewOperator gone = newOperator();
    Desk leaving = new Desk(environment);
    leaving.signIn(gone.name(), gone.key().reveal());
    Waiting refund = propose(leaving, paid, 600_000);
    Waiting other = proposeRefund(pays(), 700_000);
    Desk.office(environment).remove(gone.operator());
    Desk.Answer refused = refund.confirmedBy(minsu);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("may not act any more");
    assertThat(other.confirmedBy(leaving).status()).as("its session is over").isEqualTo(401);
    assertThat(other.confirmedBy(Desk.of(environment, Role.LOOK)).status()).isEqualTo(403);
    assertThat(refunded(paid)).isZero();
  }

  private int confirmedAtOnce(Waiting refund) throws Exception {
    List<Desk> desks =
        IntStream.range(0, AT_ONCE).mapToObj(i -> Desk.of(environment, Role.ACT)).toList();
    desks.forEach(desk -> desk.looksAt("/proposals"));
    List<Callable<Integer>> all =
        desks.stream()
            .<Callable<Integer>>map(desk -> () -> refund.confirmedBy(desk).status())
            .toList();
    return Collections.frequency(AtOnce.call(all), 302);
  }

  private NewOperator newOperator() {
    String name = "Op " + PaymentId.next().toString().substring(8);
    return Desk.office(environment).add(new AddOperator(name, Role.ACT));
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
