package org.showpay.auth.console.proposal;

import java.time.Duration;
import java.util.Map;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.console.operator.Operators;
import org.showpay.auth.console.proposal.TwoOperatorsProperties.When;
import org.showpay.auth.payment.PaymentRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rule of two operators as others have it set, and a book that keeps it badly. */
public final class Pairs {

  /** What one operator gives back alone here, in won. */
  public static final long ALONE = 500_000;

  private Pairs() {}

  /** Two are wanted, however many there are. */
  public static TwoOperators always(Operators operators, PaymentRows payments) {
    return with(When.ALWAYS, operators, payments);
  }

  /** As it is where nobody sets anything. */
  public static TwoOperators usual(Operators operators, PaymentRows payments) {
    return with(When.WHEN_THERE_ARE_TWO, operators, payments);
  }

  private static TwoOperators with(When when, Operators operators, PaymentRows payments) {
    return new TwoOperators(operators, payments, rules(when));
  }

  private static TwoOperatorsProperties rules(When when) {
    return new TwoOperatorsProperties(when, Map.of("KRW", ALONE), Duration.ofHours(4));
  }

  /** Looks whether a proposal is open, and then confirms it: between the two there is time. */
  public static Object looksFirst(JdbcClient jdbc, Runnable between) {
    return new ProposalBook(jdbc, rules(When.ALWAYS)) {
      @Override
      boolean confirm(ProposalId id, String digest, Operator me) {
        boolean open = find(id).orElseThrow().state() == Proposal.State.OPEN;
        between.run();
        jdbc.sql(
                """
                update console_proposal set state = 'CONFIRMED', decided_by = :me,
                       decider = :name, decided_at = now()
                 where id = :id
                """)
            .param("me", me.id().uuid())
            .param("name", me.name())
            .param("id", id.uuid())
            .update();
        return open;
      }
    };
  }
}
