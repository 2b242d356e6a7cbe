package org.showpay.auth.checkout;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hasty repair of dead requests would be: the session is let go, and nothing keeps whoever
 * wakes up from writing the payment after all.
 */
public class LettingGo extends CheckoutRows {

  private final JdbcClient jdbc;
  private final TransactionTemplate apart;

  /** The broken twin. */
  public LettingGo(JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
    super(jdbc, json);
    this.jdbc = jdbc;
    this.apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  List<Checkout> undecided(int limit) {
    super.undecided(limit).stream()
        .filter(session -> session.payment().isPresent())
        .forEach(dead -> apart.executeWithoutResult(status -> letGo(dead)));
    return List.of();
  }

  private void letGo(Checkout dead) {
    jdbc.sql(
            """
            update checkout_session set state = 'OPEN', version = version + 1
             where id = ? and state = 'PROCESSING'
            """)
        .param(dead.id().uuid())
        .update();
  }
}
