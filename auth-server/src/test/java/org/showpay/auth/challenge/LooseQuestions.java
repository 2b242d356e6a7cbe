package org.showpay.auth.challenge;

import java.util.Optional;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: it looks for a question without one of the conditions. */
public class LooseQuestions extends ChallengeBook {

  private final JdbcClient jdbc;
  private final Slip slip;

  /** Forgets this. */
  public LooseQuestions(JdbcClient jdbc, Slip slip) {
    super(jdbc);
    this.jdbc = jdbc;
    this.slip = slip;
  }

  /** What is forgotten. */
  public enum Slip {
    /** A question that was answered stays. */
    NOT_USED_UP,
    /** It is taken for whatever the answer is for. */
    FOR_ANYTHING,
    /** It is never over. */
    FOR_EVER
  }

  @Override
  Optional<AskedEntry> spend(ChallengeId id, SubscriberId subscriber, Purpose purpose) {
    return jdbc.sql(
            """
            select factor, prompt from factor_challenge
             where id = :id and subscriber_id = :subscriber
               and (:slip = 'FOR_ANYTHING' or purpose = :purpose)
               and (:slip = 'FOR_EVER' or expires_at > now())
            """)
        .param("id", id.uuid())
        .param("subscriber", subscriber.uuid())
        .param("purpose", purpose.text())
        .param("slip", slip.name())
        .query((row, n) ->
            new AskedEntry(
                id,
                subscriber,
                Factor.valueOf(row.getString("factor")),
                purpose,
                row.getString("prompt")))
        .optional()
        .filter(asked -> slip == Slip.NOT_USED_UP || isUsedUp(asked));
  }

  private boolean isUsedUp(AskedEntry asked) {
    return jdbc.sql("delete from factor_challenge where id = ? and subscriber_id = ?")
            .params(asked.id().uuid(), asked.subscriber().uuid())
            .update()
        == 1;
  }
}
