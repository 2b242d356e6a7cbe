package org.showpay.stack;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.suite.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack, has the story acted out, and keeps the services up. */
@Command(
    name = "demo",
    description = {
      "Starts PostgreSQL and all services on this machine, makes a purchase from the phone's code"
          + " to the card bill, and shows what must fail, failing.",
      "The services stay up until Ctrl-C. What they keep is in the folder .showpay."
    },
    exitCodeListHeading = "Ends with:%n",
    exitCodeList = {
      "0:every step went as told",
      "1:a step did not, or a service did not start",
      "2:something was in the way, and nothing was started"
    })
final class DemoCommand implements Callable<Integer> {

  private final StackPlan plan;
  private final Story story;
  private final PrintWriter out;
  private final PrintWriter err;

  @Option(names = "--once", description = "Stop everything when the story has been told.")
  private boolean once;

  @Option(names = "--fresh", description = "Begin anew: remove the rows and keys of earlier runs.")
  private boolean fresh;

  @Option(
      names = "--secure",
      description = "TLS on every port, and a certificate of its own for each service.")
  private boolean secure;

  DemoCommand(StackPlan plan, Story story, PrintWriter out, PrintWriter err) {
    this.plan = plan;
    this.story = story;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    // Off by default; here each kind of code is to be tried.
    StackPlan demo =
        plan.withFreshData(fresh).secured(secure).withEnvironment("SHOWPAY_DEVICE_CODES", "true");
    Stack stack = new Stack(demo, Clock.systemUTC(), line -> out.println("showpay: " + line));
    try (RunningStack running = stack.start()) {
      boolean asTold = story.tell(running, out);
      if (!once) {
        stayUp(running);
      }
      out.println("showpay: stopping everything");
      return asTold ? 0 : 1;
    } catch (StackFailure failure) {
      failure.line().lines().forEach(line -> err.println("showpay: " + line));
      return failure.exitCode();
    }
  }

  private void stayUp(RunningStack running) throws InterruptedException {
    story.leaveToPlayWith(running, out);
    out.println();
    AddressTable.of(running).forEach(out::println);
    out.println();
    out.println("Everything is up. Ctrl-C stops it.");
    new CountDownLatch(1).await();
  }
}
