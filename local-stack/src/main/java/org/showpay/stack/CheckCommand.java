package org.showpay.stack;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Has something checked; what, its subcommands say. */
@Command(
    name = "check",
    description = "Checks that what Showpay promises holds.",
    commandListHeading = "%nChecks:%n")
final class CheckCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what is to be checked");
  }
}
