package org.showpay.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.secrets.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a key, so that a person can call the services with curl. */
@Command(
    name = "key",
    description = "Prints a key, for calling the services with curl.",
    footer = {"%nFor example:", "  curl -H \"Authorization: Bearer $(./showpay key operator)\" …"})
final class KeyCommand implements Callable<Integer> {

  private final StackPlan plan;
  private final PrintWriter out;
  private final PrintWriter err;

  @Parameters(paramLabel = "WHOSE", description = "Whose key: ${COMPLETION-CANDIDATES}.")
  private Owner owner = Owner.operator;

  KeyCommand(StackPlan plan, PrintWriter out, PrintWriter err) {
    this.plan = plan;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    Path file =
        switch (owner) {
          case operator -> Secrets.operatorKeyFile(plan.home().secrets());
        };
    if (!Files.exists(file)) {
      err.println("showpay: there is no key yet; the first ./showpay demo draws it.");
      return StackFailure.NOTHING_STARTED;
    }
    out.println(Files.readString(file).strip());
    return 0;
  }

  /** Those whose keys this machine keeps. */
  enum Owner {
    /** Who runs the suite. */
    operator
  }
}
