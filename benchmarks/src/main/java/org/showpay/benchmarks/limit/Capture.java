package org.showpay.benchmarks.limit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.sms.SmsId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;

/** Watches what running services ask PostgreSQL for one payment, and makes a script of it. */
public final class Capture {

  private static final String OF_PAYMENT =
      """
      select p.id, p.order_id as purchase, '\\x' || encode(p.code_digest, 'hex') as code,
             p.subscriber_id as subscriber, p.card_token as card, p.terminal_id as terminal,
             p.merchant_id as merchant, t.api_key_hash as api_key,
             '{' || p.company || ',' || owner || ',' || p.company || ',' || owner || ','
               || p.company || ',' || owner || ',showpay}' as owners,
             '{' || p.id || ',' || p.id || '}' as operations,
             m.name as shop, p.card_last4 as last4
        from payment p
        join terminal t on t.id = p.terminal_id
        join merchant m on m.id = p.merchant_id
        cross join lateral (select 'mer_' || replace(p.merchant_id::text, '-', '') as owner) named
       where p.id = ?
      """;

  private static final String OF_COMPANY =
      """
      select payment_id as payment, account_id as account, pan_digest, approval, expiry,
             available_after as available, booked_on as today
        from authorization_log where payment_id = ?
      """;

  private final RunningStack stack;
  private final Path log;

  public Capture(RunningStack stack, Path log) {
    this.stack = stack;
    this.log = log;
  }

  /** Makes one payment, of a shop that was paid before. */
  @FunctionalInterface
  public interface Payment {
    PaymentId make() throws IOException, InterruptedException;
  }

  /** The script of a payment. */
  public String scriptOf(Payment payment) throws SQLException, IOException, InterruptedException {
    try (Connection superuser = stack.databaseOf(ServiceName.AUTH_SERVER).open()) {
      ServerLog server = new ServerLog(log, superuser);
      server.begin();
      PaymentId made = payment.make();
      List<Logged> logged = server.end();
      return new PaymentScript(variables(made), tables()).of(logged);
    }
  }

  private Map<String, String> variables(PaymentId payment) throws SQLException {
    Map<String, String> variables = new HashMap<>();
    read(ServiceName.AUTH_SERVER, OF_PAYMENT, payment.uuid(), variables);
    read(ServiceName.CARD_ISSUER, OF_COMPANY, payment.uuid(), variables);
    read(
        ServiceName.AUTH_SERVER,
        "select id as sms, text as sms_text, '\\x' || encode(sealed_number, 'hex') as sealed"
            + " from sms_outbox where id = ?",
        SmsId.of("payment.approved " + payment).uuid(),
        variables);
    return variables;
  }

  private void read(
      ServiceName service, String query, java.util.UUID id, Map<String, String> variables)
      throws SQLException {
    try (Connection connection = stack.databaseOf(service).open();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, id);
      ResultSet row = statement.executeQuery();
      if (!row.next()) {
        throw new IllegalStateException("There are no rows of " + id);
      }
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        variables.put(row.getString(i), row.getMetaData().getColumnLabel(i));
      }
    }
  }

  private Map<String, Set<String>> tables() throws SQLException {
    Map<String, Set<String>> tables = new HashMap<>();
    for (Map.Entry<String, ServiceName> schema : LimitDatabase.SCHEMAS.entrySet()) {
      if (schema.getValue() != ServiceName.AUTH_SERVER) {
        tables.put(schema.getKey(), LimitDatabase.tablesOf(stack.databaseOf(schema.getValue())));
      }
    }
    return tables;
  }
}
