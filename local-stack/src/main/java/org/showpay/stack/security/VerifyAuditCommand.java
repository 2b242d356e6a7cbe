package org.showpay.stack.security;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.showpay.stack.look.AuditLooks;
import org.showpay.stack.look.Outcome;
import org.showpay.stack.look.Premises;
import org.showpay.stack.machine.StackFailure;
import picocli.CommandLine.Command;

/** Looks whether what was written down of who did what is still as it was written. */
@Command(
    name = "verify-audit",
    description = "Names the first row of the audit of each service that was altered or is gone.",
    exitCodeListHeading = "Ends with:%n",
    exitCodeList = {"0:all rows are as they were written", "1:one is not", "2:no stack runs here"})
public final class VerifyAuditCommand implements Callable<Integer> {

  private final Suites suites;
  private final PrintWriter out;

  /** Looks at the suite that runs. */
  public VerifyAuditCommand(Suites suites, PrintWriter out) {
    this.suites = suites;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Optional<Premises> running = suites.running();
    if (running.isEmpty()) {
      out.println("showpay: no stack runs here: ./showpay demo starts one.");
      return StackFailure.NOTHING_STARTED;
    }
    Outcome outcome = AuditLooks.chain(running.get());
    outcome.words().lines().forEach(out::println);
    boolean whole = outcome instanceof Outcome.Passed;
    out.println(whole ? "audit: as it was written" : "audit: ALTERED");
    return whole ? 0 : 1;
  }
}
