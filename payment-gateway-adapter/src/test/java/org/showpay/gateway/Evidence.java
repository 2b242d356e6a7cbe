package org.showpay.gateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.issuing.CardAuthorization;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an auditor finds in the adapter's database. */
record Evidence(JdbcClient jdbc) {

  /** Number and outcome of each message about an operation; OPEN where nothing is written yet. */
  List<String> attempts(FollowUp asked) {
    return jdbc.sql(
            """
            select attempt || ' ' || coalesce(outcome, 'OPEN') from follow_up_message
            where operation = ? order by attempt
            """)
        .param(asked.operation().uuid())
        .query((row, i) -> row.getString(1))
        .list();
  }

  /** How an operation is decided; OPEN while it is not. */
  String decision(FollowUp asked) {
    return jdbc.sql("select coalesce(outcome, 'OPEN') from follow_up where operation = ?")
        .param(asked.operation().uuid())
        .query(String.class)
        .single();
  }

  /** What was heard of a payment each time it was inquired about. */
  List<String> inquiries(CardAuthorization payment) {
    return jdbc.sql(
            """
            select coalesce(outcome, 'OPEN') from inquiry where payment_id = ? order by id
            """)
        .param(payment.paymentId().uuid())
        .query((row, i) -> row.getString(1))
        .list();
  }

  /** The authorization's own row. */
  Map<String, @Nullable Object> authorization(CardAuthorization payment) {
    return jdbc.sql("select * from journal where payment_id = ?")
        .param(payment.paymentId().uuid())
        .query()
        .singleRow();
  }

  /** The payment as its card company told of it. */
  Map<String, @Nullable Object> asHeard(CardAuthorization payment) {
    return jdbc.sql("select * from payment_as_heard where payment_id = ?")
        .param(payment.paymentId().uuid())
        .query()
        .singleRow();
  }
}
