package org.showpay.auth.handset.ended;

import org.showpay.contracts.trust.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says whether the sessions of a handset may do nothing any more. */
@Repository
class OutOfUse {

  private final JdbcClient jdbc;

  OutOfUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean has(Caller.Handset calling) {
    return jdbc.sql(
            """
            select exists (select from handset
                            where subscriber_id = ? and id = ? and state = 'OUT_OF_USE')
            """)
        .params(calling.subscriber().uuid(), calling.handset().uuid())
        .query(Boolean.class)
        .single();
  }
}
