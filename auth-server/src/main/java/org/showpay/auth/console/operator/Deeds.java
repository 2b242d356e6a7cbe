package org.showpay.auth.console.operator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Has things done and writes each down: nothing is done that is not written, nor the reverse. */
@Service
public class Deeds {

  private static final String WRITE =
      """
      insert into console_deed
        (operator_id, who, action, subject, detail, result, why, from_address)
      values (:operator, :who, :action, :subject, :detail, :result, :why, :address)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Deeds(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Does what our own database alone decides: the deed and its row are one transaction. */
  public <T extends @Nullable Object> T perform(Deed deed, Supplier<T> action) {
    try {
      return transaction.execute(status -> {
        T done = action.get();
        write(deed, "DONE", null);
        return done;
      });
    } catch (ProblemException refused) {
      write(deed, "REFUSED", refused.code());
      throw refused;
    } catch (RuntimeException failed) {
      failed(deed, failed);
      throw failed;
    }
  }

  /** The same where nothing comes of it. */
  public void carryOut(Deed deed, Runnable action) {
    perform(
        deed,
        () -> {
          action.run();
          return deed;
        });
  }

  /**
   * Does what somebody else has to be asked for, with no transaction open meanwhile: that it was
   * asked stands before, and how it ended after. Where the second row is missing, nobody has
   * answered, or we died.
   *
   * @param ending what the answer says; that it cannot be written down makes nothing undone
   */
  public <T> T ask(Deed deed, Supplier<T> action, Function<T, Ending> ending) {
    write(deed, "ASKED", null);
    T answer = asked(deed, action);
    switch (ending.apply(answer)) {
      case Ending.Done _ -> write(deed, "DONE", null);
      case Ending.Refused refused -> write(deed, "REFUSED", refused.why());
      case Ending.Open _ -> {
        // ASKED stays.
      }
    }
    return answer;
  }

  private <T> T asked(Deed deed, Supplier<T> action) {
    try {
      return action.get();
    } catch (ProblemException refused) {
      write(deed, "REFUSED", refused.code());
      throw refused;
    } catch (RuntimeException failed) {
      failed(deed, failed);
      throw failed;
    }
  }

  /** What failed is told, whether or not it can be written down. */
  private void failed(Deed deed, RuntimeException failure) {
    try {
      write(deed, "FAILED", failure.getClass().getSimpleName());
    } catch (RuntimeException unwritten) {
      failure.addSuppressed(unwritten);
    }
  }

  /** Writes down that somebody was refused. */
  public void refused(Deed deed, String why) {
    write(deed, "REFUSED", why);
  }

  /** How often somebody at this address was not let in lately. */
  public int wrongSignIns(String address) {
    return jdbc.sql(
            """
            select count(*) from console_deed
             where from_address = :address and action = 'SIGN_IN' and result = 'REFUSED'
               and at > now() - interval '15 minutes'
            """)
        .param("address", address)
        .query(Integer.class)
        .single();
  }

  /** Some deeds before this one, newest first; those on one subject alone where one is given. */
  public List<WrittenDeed> before(long number, @Nullable String subject, int limit) {
    return jdbc.sql(
            "select * from console_deed where id < :number"
                + (subject == null ? "" : " and subject = :subject")
                + " order by id desc limit :limit")
        .param("number", number)
        .param("subject", subject)
        .param("limit", limit)
        .query(Deeds::read)
        .list();
  }

  private void write(Deed deed, String result, @Nullable String why) {
    jdbc.sql(WRITE)
        .param("operator", deed.by().id() == null ? null : deed.by().id().uuid())
        .param("who", deed.by().name())
        .param("action", deed.action().name())
        .param("subject", deed.subject())
        .param("detail", deed.detail())
        .param("result", result)
        .param("why", why)
        .param("address", deed.by().address())
        .update();
  }

  private static WrittenDeed read(ResultSet row, int number) throws SQLException {
    return new WrittenDeed(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("from_address"),
        Action.valueOf(row.getString("action")),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("result"),
        row.getString("why"));
  }
}
