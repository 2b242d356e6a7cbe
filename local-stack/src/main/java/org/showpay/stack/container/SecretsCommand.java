package org.showpay.stack.container;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.secrets.Secrets;
import picocli.CommandLine.Command;

/** Draws the secrets before anything else starts, and leaves those alone that were drawn before. */
@Command(name = "secrets", description = "Draws the keys and passwords that are not there yet.")
final class SecretsCommand implements Callable<Integer> {

  private final Path secrets;
  private final Path rows;
  private final PrintWriter err;

  /**
   * For one folder of secrets.
   *
   * @param rows PostgreSQL's folder; where it has rows, a lost secret is not drawn anew
   */
  SecretsCommand(Path secrets, Path rows, PrintWriter err) {
    this.secrets = secrets;
    this.rows = rows;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    try {
      Secrets.open(secrets, Files.exists(rows.resolve("PG_VERSION")));
      return 0;
    } catch (StackFailure failure) {
      failure.line().lines().forEach(line -> err.println("showpay: " + line));
      return failure.exitCode();
    }
  }
}
