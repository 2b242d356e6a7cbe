package org.showpay.auth.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Histories in which everything fails would fill the log with what is no news. */
final class HushedLogs implements AutoCloseable {

  private static final List<String> NAMES =
      List.of(
          "org.springframework",
          "org.showpay.auth.settlement",
          "org.showpay.auth.resolution",
          "com.github.kagkarlsson");

  private final Map<String, @Nullable Level> before = new HashMap<>();

  HushedLogs() {
    for (String name : NAMES) {
      before.put(name, logger(name).getLevel());
      logger(name).setLevel(Level.OFF);
    }
  }

  @Override
  public void close() {
    before.forEach((name, level) -> logger(name).setLevel(level));
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
