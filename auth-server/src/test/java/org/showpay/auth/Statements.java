package org.showpay.auth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What requests ask of the database, and not what tasks do meanwhile. */
final class Statements implements AutoCloseable {

  private static final Pattern PREPARED = Pattern.compile("(?s).*SQL statement \\[(.*)]");
  private static final String COMMIT = "Initiating transaction commit";
  private static final String ROLLBACK = "Initiating transaction rollback";
  private static final String REQUEST = "tomcat-handler-";
  private static final String IS_THERE_NEWS = "from payment_move order by id desc limit";

  private final List<Logger> loggers =
      Stream.of(
              JdbcTemplate.class.getName(),
              "org.hibernate.SQL",
              "org.springframework.orm.jpa.JpaTransactionManager",
              "org.springframework.jdbc.support.JdbcTransactionManager")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();
  private final ListAppender<ILoggingEvent> events =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          // Otherwise it says the name of the thread that asks it, and not of its own.
          event.prepareForDeferredProcessing();
          super.append(event);
        }
      };

  Statements() {
    events.start();
    for (Logger logger : loggers) {
      logger.setAdditive(false);
      logger.setLevel(Level.DEBUG);
      logger.addAppender(events);
    }
  }

  /** All so far, but of the streams that pages of other tests may still hold open. */
  List<String> all() {
    List<String> streams = threadsThatSaid(IS_THERE_NEWS);
    return of(event ->
            event.getThreadName().startsWith(REQUEST) && !streams.contains(event.getThreadName()))
        .filter(said -> !said.equals(COMMIT) && !said.equals(ROLLBACK))
        .toList();
  }

  /** All of the one request that did this, and where its transactions ended. */
  List<String> ofTheOneThatDid(String statement) {
    List<String> threads = threadsThatSaid(statement);
    if (threads.size() != 1) {
      throw new AssertionError("Done by " + threads + ": " + statement);
    }
    return of(event -> event.getThreadName().equals(threads.getFirst())).toList();
  }

  private List<String> threadsThatSaid(String statement) {
    return seen()
        .filter(event -> event.getFormattedMessage().contains(statement))
        .map(ILoggingEvent::getThreadName)
        .distinct()
        .toList();
  }

  private Stream<String> of(Predicate<ILoggingEvent> wanted) {
    return seen().filter(wanted).flatMap(event -> said(event).stream());
  }

  private Stream<ILoggingEvent> seen() {
    return List.copyOf(events.list).stream();
  }

  private static Optional<String> said(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    Matcher prepared = PREPARED.matcher(message);
    if (prepared.matches()) {
      return Optional.of(prepared.group(1));
    }
    boolean whole = event.getLoggerName().equals("org.hibernate.SQL");
    return Optional.of(message)
        .filter(said -> whole || said.equals(COMMIT) || said.equals(ROLLBACK));
  }

  @Override
  public void close() {
    for (Logger logger : loggers) {
      logger.detachAppender(events);
      logger.setLevel(null);
      logger.setAdditive(true);
    }
  }
}
