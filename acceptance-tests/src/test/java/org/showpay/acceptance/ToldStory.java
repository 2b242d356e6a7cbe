package org.showpay.acceptance;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.Stack;
import org.showpay.stack.StackPlan;
import org.showpay.stack.people.Keepsakes;
import org.showpay.stack.story.FirstPurchase;

/**
 * The one stack of all tests, with every service as a process that logs at TRACE, once the demo's
 * story was told in it. It is started by the first test that asks for it, and ends with the last.
 *
 * @param told what the story printed
 * @param payments how many payments stood where, when it had been told
 */
record ToldStory(
    RunningStack stack,
    Keepsakes keepsakes,
    boolean asTold,
    String told,
    Map<String, String> payments)
    implements AutoCloseable {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOME = Path.of("target", "stack").toAbsolutePath();

  /** With it the rows of this story become those that the next release is tested to go on with. */
  private static final boolean RECORDED = Boolean.getBoolean("showpay.record-release");

  /** Hands it to the tests that ask for it. */
  static final class Teller implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == ToldStory.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(ToldStory.class, once -> tell(), ToldStory.class);
    }
  }

  private static ToldStory tell() {
    StringWriter told = new StringWriter();
    PrintWriter out = new PrintWriter(told, true);
    RunningStack stack = new Stack(plan(), Clock.systemUTC(), out::println).start();
    Keepsakes keepsakes = new Keepsakes();
    boolean asTold = new FirstPurchase(keepsakes, Clock.systemUTC()).tell(stack, out);
    return new ToldStory(stack, keepsakes, asTold, told.toString(), payments(stack));
  }

  private static StackPlan plan() {
    try {
      return StackPlan.of(CHECKOUT)
          .beside(HOME)
          .withFreshData(true)
          .withoutMakingStartupCaches()
          .withEnvironment("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
          .withEnvironment("LOGGING_LEVEL_ROOT", "TRACE")
          .withEnvironment("SHOWPAY_DEVICE_CODES", "true")
          .withEnvironment("SHOWPAY_CODE_LIFE", "30s");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> payments(RunningStack stack) {
    try {
      return new Rows(stack)
          .map(ServiceName.AUTH_SERVER, "select state, count(*) from payment group by state");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    if (RECORDED) {
      PreviousRelease.keep(stack);
    }
    stack.close();
  }
}
