package org.showpay.auth.checkout;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hasty repair of dead requests would be: the session is let go, and nothing keeps whoever
 * wakes up from writing the payment after all.
 */
public class LettingGo extends CheckoutRows {

  private final JdbcClient jdbc;

  /** The broken twin. */
  public LettingGo(JdbcClient jdbc, JsonMapper json) {
    super(jdbc, json);
    this.jdbc = jdbc;
  }

  @Override
  List<Checkout> undecided(int limit) {
    super.undecided(limit).stream()
        .filter(session -> session.payment().isPresent())
        .forEach(dead ->
            jdbc.sql(
                    """
                    update checkout_session set state = 'OPEN', version = version + 1
                     where id = ? and state = 'PROCESSING'
                    """)
                .param(dead.id().uuid())
                .update());
    return List.of();
  }
}
