package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.approval.ApprovalKey;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.approval.ApprovalsApi.Decision.Answer;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;

/** A phone signs what it approves by a key of its own; the unhappy ways first. */
class ApprovingTest extends PhoneScenario {

  private PhoneId phone;

  @BeforeEach
  void aPhoneWithAnAccount() {
    account.beginAnew();
    phone = anyPhone();
  }

  @Test
  void anAuthServerOfBeforeThereWereKeysIsAnsweredAsBefore() {
    account.next(
        FakeAccount.KEY,
        org.showpay.mobile.Answer.problem(403, "FORBIDDEN", NextStep.STOP, "No such route."));
    OwnPayment waits = waiting();
    assertThat(approve(waits)).isEqualTo(PaymentState.APPROVED);
    assertThat(sent(waits).as(Decision.class).signed()).isNull();
    OwnPayment next = waiting();
    approve(next);
    assertThat(account.isSigned(sent(next))).as("once it is upgraded").isTrue();
  }

  @Test
  void theKeyIsMadeKnownOnceAndSignsWhatThePhoneShows() {
    OwnPayment first = waiting();
    OwnPayment second = waiting();
    int before = account.questions(FakeAccount.NEW_KEY).size();
    assertThat(approve(first)).isEqualTo(PaymentState.APPROVED);
    assertThat(approve(second)).isEqualTo(PaymentState.APPROVED);
    assertThat(account.isSigned(sent(first))).isTrue();
    assertThat(account.isSigned(sent(second))).isTrue();
    assertThat(account.questions(FakeAccount.NEW_KEY)).hasSize(before + 1);
  }

  @Test
  void aRefusalIsNotSigned() {
    OwnPayment waits = waiting();
    phones().decide(phone, waits.payment(), new Decision(Answer.REFUSE));
    assertThat(sent(waits).as(Decision.class).signed()).isNull();
  }

  @Test
  void aKeyWhoseAnswerWasLostIsAskedAboutAgainAndNoOtherIsDrawn() {
    account.next(FakeAccount.NEW_KEY, new org.showpay.mobile.Answer.Says(503, ""));
    OwnPayment waits = waiting();
    assertThat(refusalOf(() -> approve(waits)).status()).isEqualTo(503);
    byte[] drawn = next();
    approve(waits);
    assertThat(account.isSigned(sent(waits))).isTrue();
    assertThat(kept()).isEqualTo(drawn);
  }

  @Test
  void theKeyIsChangedByTheOneBeforeAndIsKeptSealed() {
    approve(waiting());
    ApprovalKey first = Objects.requireNonNull(account.key());
    phones().changeApprovalKey(phone);
    ApprovalKey second = Objects.requireNonNull(account.key());
    assertThat(second).isNotEqualTo(first);
    OwnPayment waits = waiting();
    approve(waits);
    assertThat(account.isSigned(sent(waits))).isTrue();
    assertThat(kept()).hasSizeGreaterThan(32);
    assertThat(
            database
                .sql(
                    "select count(*) from approval_key where next_key is not null and phone_id = ?")
                .param(phone.uuid())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(Base64.getEncoder().encodeToString(kept())).doesNotContain(second.base64());
  }

  private OwnPayment waiting() {
    OwnPayment waits = FakeAccount.waiting(12_000);
    account.has(waits);
    return waits;
  }

  private PaymentState approve(OwnPayment waits) {
    return phones().decide(phone, waits.payment(), new Decision(Answer.APPROVE)).state();
  }

  private FakePeer.Question sent(OwnPayment waits) {
    List<FakePeer.Question> decisions = account.questions("POST /v1/approvals/" + waits.payment());
    return decisions.getLast();
  }

  private byte[] kept() {
    return column("sealed_key");
  }

  private byte[] next() {
    return column("next_key");
  }

  private byte[] column(String name) {
    return database
        .sql("select " + name + " from approval_key where phone_id = ?")
        .param(phone.uuid())
        .query(byte[].class)
        .single();
  }
}
