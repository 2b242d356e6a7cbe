package org.showpay.auth.paycode;

import java.time.Duration;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How fast one subscriber may have codes made. One statement on one row decides, by the database's
 * clock, so that it holds however many instances there are. The row is no row of a payment: whoever
 * asks for codes makes no payment wait.
 */
@Repository
public class CodePace {

  private final JdbcClient jdbc;
  private final Duration apart;

  CodePace(JdbcClient jdbc, PayCodeProperties properties) {
    this.jdbc = jdbc;
    this.apart = properties.codeInterval();
  }

  /** Takes this moment for a code, unless the last one was a moment ago. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean take(SubscriberId subscriber) {
    return jdbc.sql(
                """
                insert into code_pace as p (subscriber_id, latest_at) values (:subscriber, now())
                on conflict (subscriber_id) do update set latest_at = excluded.latest_at
                 where p.latest_at <= now() - make_interval(secs => :apart)
                """)
            .param("subscriber", subscriber.uuid())
            .param("apart", apart.toMillis() / 1000.0)
            .update()
        == 1;
  }
}
