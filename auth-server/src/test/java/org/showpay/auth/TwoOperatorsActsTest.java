package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.console.proposal.Pairs;
import org.showpay.auth.console.proposal.TwoOperators;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What two operators do together, and what one goes on doing alone. */
@AuthServerTest
class TwoOperatorsActsTest extends AtTwoDesks {

  @Autowired TransactionTemplate transaction;

  private MerchantId merchant;

  @BeforeEach
  void aMerchant() {
    merchant = cashier.merchant().merchant();
  }

  @Test
  void bothStandInTheAuditAndTheConfirmedRefundIsDone() {
    PaymentId paid = pays();
    Waiting refund = proposeRefund(paid, 600_000);
    assertThat(refunded(paid)).isZero();
    assertThat(minsu.looksAt("/proposals").body())
        .contains(refund.id() + "/confirmation", "KRW 600,000", "torn", paid.toString());
    assertThat(refund.confirmedBy(minsu).location()).endsWith("done=REFUND_DONE");
    assertThat(refunded(paid)).isEqualTo(600_000);
    assertThat(minsu.looksAt("/proposals").body()).doesNotContain(refund.id());
    assertThat(refund.confirmedBy(minsu).status()).as("once").isEqualTo(409);
    assertThat(Desk.deedsOn(jdbc, paid))
        .containsExactly(
            "PROPOSE DONE", "CONFIRM DONE", "REFUND ASKED", "REFUND DONE", "CONFIRM REFUSED");
    List<@Nullable String> done =
        jdbc.sql(
                """
                select d.who || ' | ' || d.detail from console_deed d
                 where d.subject = ? and d.action = 'REFUND' and d.result = 'DONE'
                """)
            .param(paid.toString())
            .query(String.class)
            .list();
    assertThat(done)
        .singleElement()
        .asString()
        .startsWith(nameOf("decider", refund) + " | ")
        .contains("proposed by " + nameOf("proposer", refund), refund.id());
  }

  @Test
  void aLargeRefundInSmallPartsIsLargeToo() {
    PaymentId paid = pays();
    assertThat(refund(jisoo, paid, 500_000).location()).endsWith("done=REFUND_DONE");
    assertThat(refund(jisoo, paid, 1).location()).endsWith("done=PROPOSED");
    assertThat(refunded(paid)).isEqualTo(500_000);
  }

  @Test
  void theVerySameIsProposedOnceAndCanBeTakenBackOrRefused() {
    PaymentId paid = pays();
    Map<String, String> form = form(600_000);
    jisoo.send("/payments/" + paid + "/refunds", form);
    assertThat(jisoo.send("/payments/" + paid + "/refunds", form).status()).isEqualTo(409);
    Waiting refund = newest(jisoo);
    assertThat(jisoo.send("/proposals/" + refund.id() + "/end", Map.of()).location())
        .endsWith("done=WITHDRAWN");
    assertThat(refund.confirmedBy(minsu).status()).isEqualTo(409);
    Waiting again = proposeRefund(paid, 600_000);
    assertThat(minsu.send("/proposals/" + again.id() + "/end", Map.of()).location())
        .endsWith("done=REFUSED");
    assertThat(again.confirmedBy(minsu).status()).isEqualTo(409);
    assertThat(refunded(paid)).isZero();
    assertThat(minsu.send("/proposals/prp_" + "0".repeat(32) + "/end", Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void aNewKeyIsShownToWhoConfirmsAndARevokedOneEndsAtOnce() {
    String terminals = "/merchants/" + merchant + "/terminals";
    TerminalId terminal = TerminalId.next();
    Map<String, String> till =
        Map.of("terminal", terminal.toString(), "label", "till 9", "channel", "STORE");
    assertThat(jisoo.send(terminals, till).location()).endsWith("done=PROPOSED");
    String key = newest(jisoo).confirmedBy(minsu).apiKey();
    assertThat(Desk.statusOfPayments(environment, key)).isEqualTo(200);
    jisoo.send(terminals + "/" + terminal + "/key", Map.of("version", "0"));
    Waiting replace = newest(jisoo);
    assertThat(jisoo.send(terminals + "/" + terminal + "/retirement", Map.of()).location())
        .as("emergencies wait for nobody")
        .endsWith("done=RETIRED");
    assertThat(Desk.statusOfPayments(environment, key)).isEqualTo(401);
    assertThat(replace.confirmedBy(minsu).status()).as("it is not as it was").isEqualTo(409);
    assertThat(Desk.deedsOn(jdbc, terminal)).endsWith("CONFIRM DONE", "REPLACE_KEY REFUSED");
  }

  @Test
  void oneStopsAMerchantAndTwoStartIt() {
    assertThat(jisoo.send("/merchants/" + merchant + "/freeze", Map.of("reason", "x")).location())
        .endsWith("done=FROZEN");
    assertThat(jisoo.send("/merchants/" + merchant + "/unfreeze", Map.of()).location())
        .endsWith("done=PROPOSED");
    assertThat(newest(jisoo).confirmedBy(minsu).location()).endsWith("done=UNFROZEN");
  }

  @Test
  void termsThatTheSuitesKeyAsksForWaitForAnOperator() {
    MerchantTermsApi terms =
        TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal());
    MerchantTermsApi.Terms before = terms.find(merchant);
    MerchantTermsApi.Terms cheaper =
        new MerchantTermsApi.Terms(1, before.timeZone(), before.cutOff(), null, false, false);
    assertThatThrownBy(() -> terms.agree(merchant, cheaper))
        .hasMessageContaining("CONFIRMATION_WANTED");
    assertThat(terms.find(merchant)).isEqualTo(before);
    assertThat(newest(minsu).confirmedBy(minsu).location()).endsWith("done=AGREED");
    assertThat(terms.find(merchant).feeBasisPoints()).isOne();
  }

  @Test
  void whereThereIsOneItActsAloneUntilThereIsAnother() {
    TwoOperators usual = Pairs.usual(operators, payments);
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      jdbc.sql("update console_operator set state = 'OUT_OF_USE'").update();
      assertThat(usual.areWanted()).isFalse();
      addQuietly("ACT");
      addQuietly("LOOK");
      assertThat(usual.areWanted()).isFalse();
      addQuietly("ACT");
      assertThat(usual.areWanted()).isTrue();
    });
  }

  private void addQuietly(String role) {
    jdbc.sql(
            """
            insert into console_operator (id, name, role, key_hash, state)
            values (gen_random_uuid(), gen_random_uuid()::text, ?,
                    encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 'ACTIVE')
            """)
        .param(role)
        .update();
  }
}
