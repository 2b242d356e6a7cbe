package org.showpay.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged while this is open, down to TRACE and off the console. */
public final class Logs implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private Logs() {}

  /** Collects from now on. */
  public static Logs open() {
    Logs logs = new Logs();
    logs.root.iteratorForAppenders().forEachRemaining(logs.usual::add);
    logs.usual.forEach(logs.root::detachAppender);
    logs.root.addAppender(logs.collector());
    logs.root.setLevel(Level.TRACE);
    return logs;
  }

  /** All lines so far. */
  public String text() {
    return String.join("\n", lines);
  }

  private Appender<ILoggingEvent> collector() {
    AppenderBase<ILoggingEvent> collector =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
              lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
          }
        };
    collector.setName("collector");
    collector.setContext(root.getLoggerContext());
    collector.start();
    return collector;
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender("collector");
    usual.forEach(root::addAppender);
  }
}
