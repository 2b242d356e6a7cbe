package org.showpay.auth.handset;

import org.showpay.contracts.subscriber.HandsetId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says whether the sessions of a handset may do nothing any more. */
@Repository
class OutOfUse {

  private final JdbcClient jdbc;

  OutOfUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean has(HandsetId handset) {
    return jdbc.sql("select exists (select from handset where id = ? and state = 'OUT_OF_USE')")
        .param(handset.uuid())
        .query(Boolean.class)
        .single();
  }
}
