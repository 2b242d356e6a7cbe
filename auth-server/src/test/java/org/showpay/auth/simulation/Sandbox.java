package org.showpay.auth.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.MemoryDatabase;
import org.showpay.auth.simulation.memory.Trouble;
import org.showpay.contracts.schedule.MemoryTasks;
import org.showpay.contracts.schedule.PersistentTasks;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Books in memory without a history, to be held against PostgreSQL statement by statement. */
public final class Sandbox {

  private Sandbox() {}

  /** A desk with empty books, where nobody is on turn. */
  public static Desk desk() {
    Timeline time = new Timeline(0, Instant.now(), false);
    Desk desk = new Desk();
    desk.use(new Books(time, new MemoryDatabase(time, Trouble.NONE)));
    return desk;
  }

  /** A client whose statements fail. */
  public static JdbcClient nobody() {
    return JdbcClient.create(Nobody.dataSource());
  }

  /** Tasks that wait on a desk's books, and are done by nobody. */
  public static PersistentTasks tasks(Desk desk) {
    return new MemoryTasks(desk, Nobody.dataSource(), Clock.systemUTC());
  }

  /** What a statement answers; where a constraint refuses it, that. */
  public static String answer(Supplier<Object> statement) {
    try {
      return String.valueOf(statement.get());
    } catch (DataIntegrityViolationException refused) {
      return refused.getClass().getSimpleName();
    }
  }
}
