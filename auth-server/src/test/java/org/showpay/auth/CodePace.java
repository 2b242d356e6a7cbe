package org.showpay.auth;

import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How fast codes were made, by the database's clock: a test on a slow machine may take longer. */
final class CodePace {

  private CodePace() {}

  /** How many of somebody's codes came less than two seconds after the one before. */
  static long tooSoon(JdbcClient jdbc, SubscriberId whose) {
    return jdbc.sql(
            """
            select count(*) from (
              select issued_at - lag(issued_at) over (order by issued_at) as apart
                from pay_code where subscriber_id = ?) pairs
             where apart < interval '2 seconds'
            """)
        .param(whose.uuid())
        .query(Long.class)
        .single();
  }
}
