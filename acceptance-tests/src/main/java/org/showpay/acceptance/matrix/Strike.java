package org.showpay.acceptance.matrix;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.showpay.acceptance.matrix.Making.AtTheDoor;
import org.showpay.acceptance.matrix.Making.Deed;
import org.showpay.acceptance.matrix.Making.NotMade;
import org.showpay.acceptance.matrix.Making.OnTheWay;
import org.showpay.acceptance.matrix.Making.ToTheProcess;
import org.showpay.acceptance.proxy.FaultPlan;
import org.showpay.acceptance.proxy.FaultProxy;
import org.showpay.acceptance.proxy.SeededFaults;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Waiting;

/** Harms one link as long as it is wanted. */
final class Strike {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration BETWEEN_DEEDS = Duration.ofSeconds(3);

  /** Longer than anybody waits for a connection. */
  private static final Duration NOBODY_ENTERS = Duration.ofSeconds(3);

  private static final int SHORTEST_PAUSE = 1_000;
  private static final int LONGEST_PAUSE = 12_000;

  private static final String END_SOME_SESSIONS =
      """
      select pg_terminate_backend(pid)
        from pg_stat_activity
       where datname = current_database() and usename <> current_user
       order by (state = 'idle'), random()
       limit 3
      """;

  private final Stand stand;
  private final Way way;
  private final Random random;

  Strike(Stand stand, Way way, Random random) {
    this.stand = stand;
    this.way = way;
    this.random = random;
  }

  /** Goes on as long as it is wanted, and leaves all whole; how often something was harmed. */
  int make(Making making, BooleanSupplier wanted)
      throws IOException, InterruptedException, SQLException {
    return switch (making) {
      case OnTheWay onTheWay -> onTheWay(onTheWay, wanted);
      case AtTheDoor(boolean answered) -> atTheDoor(answered, wanted);
      case ToTheProcess(Deed deed) -> toTheProcess(deed, wanted);
      case NotMade(String why) -> throw new IllegalArgumentException(why);
    };
  }

  private int onTheWay(OnTheWay making, BooleanSupplier wanted) {
    Pattern what = Pattern.compile(making.what());
    SeededFaults faults = new SeededFaults(random.nextLong(), making.perMille(), making.kinds());
    faults.switchOn(true);
    stand.follow(exchange ->
        way.links().contains(exchange.link()) && exchange.is(what)
            ? faults.faultFor(exchange)
            : Optional.empty());
    while (wanted.getAsBoolean()) {
      Waiting.pause(BETWEEN_LOOKS);
    }
    stand.follow(FaultPlan.NONE);
    return faults.struck();
  }

  private int atTheDoor(boolean answered, BooleanSupplier wanted) throws IOException {
    List<FaultProxy> proxies = stand.proxiesOn(way.links());
    int made = 0;
    while (wanted.getAsBoolean()) {
      for (FaultProxy proxy : proxies) {
        if (answered) {
          proxy.shut();
        } else {
          proxy.deafen();
        }
      }
      Waiting.pause(NOBODY_ENTERS);
      for (FaultProxy proxy : proxies) {
        proxy.open();
      }
      made++;
      Waiting.pause(BETWEEN_DEEDS);
    }
    return made;
  }

  private int toTheProcess(Deed deed, BooleanSupplier wanted)
      throws IOException, InterruptedException, SQLException {
    int made = 0;
    while (wanted.getAsBoolean()) {
      made += strike(deed, way.service());
      Waiting.pause(BETWEEN_DEEDS);
    }
    return made;
  }

  /** How many were struck. */
  private int strike(Deed deed, ServiceName service)
      throws IOException, InterruptedException, SQLException {
    switch (deed) {
      case STANDS_STILL ->
          stand.standStill(
              service, Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE)));
      case IS_STARTED_AGAIN -> stand.restart(service);
      case DATABASE_IS_STARTED_AGAIN -> stand.restartDatabase();
      case SESSIONS_END -> {
        return endSessions(service);
      }
    }
    return 1;
  }

  private int endSessions(ServiceName service) throws SQLException {
    int ended = 0;
    try (Connection connection = stand.stack().databaseOf(service).open();
        Statement statement = connection.createStatement();
        ResultSet sessions = statement.executeQuery(END_SOME_SESSIONS)) {
      while (sessions.next()) {
        ended += sessions.getBoolean(1) ? 1 : 0;
      }
    }
    return ended;
  }
}
