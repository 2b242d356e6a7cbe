package org.showpay.acceptance.matrix;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.showpay.acceptance.matrix.Making.AtTheDoor;
import org.showpay.acceptance.matrix.Making.Deed;
import org.showpay.acceptance.matrix.Making.NotMade;
import org.showpay.acceptance.matrix.Making.OnTheWay;
import org.showpay.acceptance.matrix.Making.ToTheProcess;
import org.showpay.acceptance.proxy.Fault;
import org.showpay.acceptance.proxy.Gate;

/** The table: how each square is made, or why it is not. */
final class Makings {

  private static final int OF_REQUESTS = 100;

  /** A payment is some forty statements at the auth-server, and a few elsewhere. */
  private static final int OF_STATEMENTS = 4;

  private static final int OF_COMMITS = 40;

  /** So many that every connection of the pool is in use most of the time. */
  private static final int OF_LONG_STATEMENTS = 200;

  private static final int LONGEST_STATEMENT = 1000;
  private static final int LONGEST_REPLY = 400;
  private static final int DRIBBLE = 1;
  private static final String ANYTHING = "";

  /** What changes something: questions that only look are asked again without harm. */
  private static final String DEEDS = "^(POST|PUT|DELETE) ";

  private static final String COMMITS = "^commit: .*(insert|update|delete)";

  private Makings() {}

  static Making of(Square square) {
    Way way = square.way();
    return way.toDatabase() ? ofDatabase(way, square.harm()) : ofCall(way, square.harm());
  }

  private static Making ofCall(Way way, Harm harm) {
    return switch (harm) {
      case REFUSED -> new AtTheDoor(true);
      case NOT_ANSWERED -> new AtTheDoor(false);
      case UNREAD -> requests(random -> new Fault.Refuse());
      case REPLY_LOST -> requests(random -> new Fault.CutAnswer(0));
      case PART_OF_REPLY -> requests(Makings::cut);
      case GARBLED -> garbled(way);
      case STATUS -> new OnTheWay(OF_REQUESTS, DEEDS, Replies.statuses());
      case SLOW ->
          requests(random -> random.nextBoolean() ? heldAnswer(way) : new Fault.Slow(DRIBBLE));
      case LATE -> requests(random -> heldQuestion(way));
      case TWICE -> requests(random -> new Fault.Duplicate());
      case OVERTAKEN -> requests(random -> new Fault.Overtaken());
      case PAUSE -> process(way, Deed.STANDS_STILL);
      case RESTART -> process(way, Deed.IS_STARTED_AGAIN);
      case MISLED ->
          new NotMade("SecureServiceTest has each wrong certificate; a host's name is not changed");
      case TERMINATED, EMPTY_POOL -> new NotMade("is a database's");
      case FULL_DISK -> fullDisk();
      case CLOCK -> new NotMade("`chaos sets --only CLOCK` puts each service's clock wrong");
    };
  }

  private static Making ofDatabase(Way way, Harm harm) {
    return switch (harm) {
      case REFUSED -> new AtTheDoor(true);
      case NOT_ANSWERED -> new AtTheDoor(false);
      case UNREAD -> statements(random -> new Fault.Refuse());
      case REPLY_LOST -> commits(random -> new Fault.CutAnswer(0));
      case PART_OF_REPLY -> statements(Makings::cut);
      case SLOW -> statements(random -> heldAnswer(way));
      case LATE -> commits(random -> heldQuestion(way));
      case RESTART -> restart(way);
      case TERMINATED -> new ToTheProcess(Deed.SESSIONS_END);
      case EMPTY_POOL ->
          new OnTheWay(OF_LONG_STATEMENTS, ANYTHING, List.of(Makings::slowStatement));
      case MISLED -> new NotMade("SecureServiceTest has a database with the wrong certificate");
      case GARBLED, STATUS -> new NotMade("PostgreSQL is believed, and has no statuses");
      case TWICE, OVERTAKEN -> new NotMade("one connection has one question at a time");
      case PAUSE -> new NotMade("SLOW is what its callers see of it");
      case FULL_DISK -> fullDisk();
      case CLOCK -> new NotMade("the database's clock is the one that counts (decision 48)");
    };
  }

  private static Making restart(Way way) {
    return way == Way.AUTH_DATABASE
        ? new ToTheProcess(Deed.DATABASE_IS_STARTED_AGAIN)
        : new NotMade("it is the same PostgreSQL as in " + Way.AUTH_DATABASE);
  }

  /** Of its own services a caller believes what can be read; a card company's is compared. */
  private static Making garbled(Way way) {
    return switch (way) {
      case AUTH_MERCHANT -> new NotMade("nobody reads what a merchant's server says beside 204");
      case ADAPTER_ISSUER ->
          new OnTheWay(
              OF_REQUESTS,
              DEEDS,
              Stream.concat(Replies.unreadable().stream(), Replies.ofAnother().stream()).toList());
      default -> new OnTheWay(OF_REQUESTS, DEEDS, Replies.unreadable());
    };
  }

  private static Making process(Way way, Deed deed) {
    return switch (way) {
      case AUTH_MERCHANT -> new NotMade("the merchant's server is the run itself");
      case PIN_AUTH -> new NotMade("it is the same process as in " + Way.TERMINAL_AUTH);
      default -> new ToTheProcess(deed);
    };
  }

  private static Making fullDisk() {
    return new NotMade("takes a file system of its own, which takes root");
  }

  private static Fault cut(Random random) {
    return new Fault.CutAnswer(1 + random.nextInt(LONGEST_REPLY));
  }

  private static Fault heldAnswer(Way way) {
    return new Fault.HoldAnswer(new Gate(way.patience()));
  }

  private static Fault heldQuestion(Way way) {
    return new Fault.HoldQuestion(new Gate(way.patience()));
  }

  private static Fault slowStatement(Random random) {
    return new Fault.HoldAnswer(new Gate(Duration.ofMillis(random.nextInt(LONGEST_STATEMENT))));
  }

  private static Making requests(Function<Random, Fault> kind) {
    return new OnTheWay(OF_REQUESTS, DEEDS, List.of(kind));
  }

  private static Making statements(Function<Random, Fault> kind) {
    return new OnTheWay(OF_STATEMENTS, ANYTHING, List.of(kind));
  }

  private static Making commits(Function<Random, Fault> kind) {
    return new OnTheWay(OF_COMMITS, COMMITS, List.of(kind));
  }
}
