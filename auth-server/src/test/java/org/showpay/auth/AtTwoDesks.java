package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.console.operator.Operators;
import org.showpay.auth.console.proposal.Pairs;
import org.showpay.auth.console.proposal.TwoOperators;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two operators, a shop, and what one proposes and the other sees. */
abstract class AtTwoDesks {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired TwoOperators two;
  @Autowired Operators operators;
  @Autowired PaymentRows payments;

  private InPlaceOf rule;
  Cashier cashier;
  Desk jisoo;
  Desk minsu;

  @BeforeEach
  void twoOperatorsAndAShop() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    rule = InPlaceOf.the(two, Pairs.always(operators, payments));
    cashier = town.cashier();
    jisoo = Desk.of(environment, Role.ACT);
    minsu = Desk.of(environment, Role.ACT);
    jisoo.looksAt("/proposals");
    minsu.looksAt("/proposals");
  }

  @AfterEach
  void oneIsEnoughAgain() {
    rule.close();
  }

  /** A proposal that waits, as a page showed it. */
  record Waiting(String id, String digest) {

    Desk.Answer confirmedBy(Desk operator) {
      return operator.send("/proposals/" + id + "/confirmation", Map.of("digest", digest));
    }

    String uuid() {
      return id.substring("prp_".length());
    }
  }

  PaymentId pays() {
    return cashier.charge(town.consumer().code(), won(900_000)).paymentId();
  }

  Waiting proposeRefund(PaymentId paid, long amount) {
    return propose(jisoo, paid, amount);
  }

  Waiting propose(Desk operator, PaymentId paid, long amount) {
    operator.looksAt("/proposals");
    assertThat(refund(operator, paid, amount).location()).endsWith("done=PROPOSED");
    return newest(operator);
  }

  static Desk.Answer refund(Desk operator, PaymentId paid, long amount) {
    return operator.send("/payments/" + paid + "/refunds", form(amount));
  }

  static Map<String, String> form(long amount) {
    return Map.of(
        "refund",
        OperationId.next().toString(),
        "amount",
        String.valueOf(amount),
        "reason",
        "torn");
  }

  /** What was proposed last, as whoever may confirm it sees it. */
  Waiting newest(Desk operator) {
    String page = operator.looksAt("/proposals").body();
    String id =
        jdbc.sql("select id::text from console_proposal order by proposed_at desc limit 1")
            .query(String.class)
            .single()
            .replace("-", "");
    assertThat(page).contains(id);
    String digest =
        jdbc.sql("select digest from console_proposal where id = ?::uuid")
            .param(id)
            .query(String.class)
            .single();
    return new Waiting("prp_" + id, digest);
  }

  void bySuperuser(String sql, Waiting proposal) {
    jdbc.sql("alter table console_proposal disable trigger proposal_is_decided_once").update();
    try {
      assertThat(jdbc.sql(sql).param(proposal.uuid()).update()).isOne();
    } finally {
      jdbc.sql("alter table console_proposal enable trigger proposal_is_decided_once").update();
    }
  }

  String nameOf(String column, Waiting proposal) {
    return jdbc.sql("select * from console_proposal where id = ?::uuid")
        .param(proposal.uuid())
        .query((row, n) -> row.getString(column))
        .single();
  }

  long times(PaymentId payment, String deed) {
    return Collections.frequency(Desk.deedsOn(jdbc, payment), deed);
  }

  long refunded(PaymentId payment) {
    return cashier.payments().find(payment).refunded().amount();
  }
}
