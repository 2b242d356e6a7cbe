package org.showpay.stack.container;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.showpay.stack.suite.Story;
import org.showpay.stack.suite.Suite;
import picocli.CommandLine.Command;

/** Has the story acted out with services that run already. */
@Command(
    name = "demo",
    description = "Makes a purchase from the phone's code to the card bill, and what must fail.",
    exitCodeListHeading = "Ends with:%n",
    exitCodeList = {"0:every step went as told", "1:a step did not"})
final class StoryCommand implements Callable<Integer> {

  private final Suite suite;
  private final Story story;
  private final PrintWriter out;

  StoryCommand(Suite suite, Story story, PrintWriter out) {
    this.suite = suite;
    this.story = story;
    this.out = out;
  }

  @Override
  public Integer call() {
    boolean asTold = story.tell(suite, out);
    story.leaveToPlayWith(suite, out);
    return asTold ? 0 : 1;
  }
}
