package org.showpay.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as programs get it, down to DEBUG while this is open, and off the console. */
public final class JsonLines implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final String test = Thread.currentThread().getName();
  private final StructuredLogEncoder encoder = new StructuredLogEncoder();
  private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          boolean sentByTheTest =
              event.getThreadName().equals(test)
                  && event.getLoggerName().startsWith("org.springframework.web.client");
          if (sentByTheTest) {
            return;
          }
          lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
      };

  private JsonLines() {}

  /** Collects from now on. */
  public static JsonLines open() {
    JsonLines lines = new JsonLines();
    lines.encoder.setContext(lines.root.getLoggerContext());
    lines.encoder.setFormat("ecs");
    lines.encoder.start();
    lines.appender.setContext(lines.root.getLoggerContext());
    lines.appender.start();
    lines.root.iteratorForAppenders().forEachRemaining(lines.usual::add);
    lines.usual.forEach(lines.root::detachAppender);
    lines.root.addAppender(lines.appender);
    lines.root.setLevel(Level.DEBUG);
    return lines;
  }

  /** All lines so far. */
  public String text() {
    return String.join("", lines);
  }

  /** Those in which this stands, taken apart. */
  public List<JsonNode> with(String text) {
    return lines.stream().filter(line -> line.contains(text)).map(JSON::readTree).toList();
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(appender);
    usual.forEach(root::addAppender);
    appender.stop();
  }
}
