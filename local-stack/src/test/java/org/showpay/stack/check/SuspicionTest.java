package org.showpay.stack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.stack.invariant.Finding;
import org.showpay.stack.invariant.Subject;

/** Money on its way is not taken for a breach, and a breach not for money on its way. */
class SuspicionTest {

  private static final Subject ONE = Subject.of(PaymentId.next());
  private static final Subject OTHER = Subject.of(PaymentId.next());

  private final Suspicion suspicion = new Suspicion();

  @Test
  void nothingFoundNeedsNoSecondLook() {
    suspicion.see(List.of());
    assertThat(suspicion.isOpen()).isFalse();
    assertThat(suspicion.verdict()).isEqualTo(new Verdict.Holds());
  }

  @Test
  void whatIsGoneAtTheNextLookWasOnItsWay() {
    suspicion.see(List.of(finding(ONE, "charged 5 there")));
    assertThat(suspicion.isOpen()).isTrue();
    suspicion.see(List.of());
    assertThat(suspicion.isOpen()).isFalse();
    assertThat(suspicion.verdict()).isEqualTo(new Verdict.Holds());
  }

  @Test
  void whatIsNewAtALaterLookBeganAfterTheCheckDid() {
    suspicion.see(List.of(finding(ONE, "charged 5 there")));
    suspicion.see(List.of(finding(OTHER, "charged 7 there")));
    assertThat(suspicion.verdict()).isEqualTo(new Verdict.Holds());
  }

  @Test
  void whatIsFoundTwiceInTheSameWordsBreaksTheInvariant() {
    suspicion.see(List.of(finding(ONE, "charged 5 there"), finding(OTHER, "charged 7 there")));
    suspicion.see(List.of(finding(ONE, "charged 5 there")));
    assertThat(suspicion.isOpen()).isFalse();
    assertThat(suspicion.verdict())
        .isEqualTo(new Verdict.Broken(List.of(finding(ONE, "charged 5 there"))));
  }

  @Test
  void whatDiffersInOtherWordsIsLookedAtOnceMore() {
    suspicion.see(List.of(finding(ONE, "charged 5 there")));
    suspicion.see(List.of(finding(ONE, "charged 9 there")));
    assertThat(suspicion.isOpen()).isTrue();
    suspicion.see(List.of(finding(ONE, "charged 9 there")));
    assertThat(suspicion.verdict())
        .isEqualTo(new Verdict.Broken(List.of(finding(ONE, "charged 9 there"))));
  }

  @Test
  void whatNeverStandsStillIsUnknownAndNotHeld() {
    suspicion.see(List.of(finding(ONE, "charged 5 there")));
    suspicion.see(List.of(finding(ONE, "charged 9 there")));
    assertThat(suspicion.verdict()).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void whatCannotBeReadIsUnknownAndNotHeld() {
    suspicion.see(List.of());
    suspicion.unread(new SQLException("the server is gone"));
    assertThat(suspicion.isOpen()).isFalse();
    assertThat(suspicion.verdict())
        .isEqualTo(new Verdict.Unknown("it could not be read to the end: the server is gone"));
  }

  private static Finding finding(Subject subject, String what) {
    return new Finding(subject, what);
  }
}
