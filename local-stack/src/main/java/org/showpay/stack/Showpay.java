package org.showpay.stack;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.check.InvariantsCommand;
import org.showpay.stack.check.RacesCommand;
import org.showpay.stack.checkout.TillCommand;
import org.showpay.stack.console.OperatorCommand;
import org.showpay.stack.container.ComposedSuite;
import org.showpay.stack.handheld.PhoneCommand;
import org.showpay.stack.look.Premises;
import org.showpay.stack.people.Keepsakes;
import org.showpay.stack.secrets.Secrets;
import org.showpay.stack.secrets.SuiteCertificates;
import org.showpay.stack.security.SecurityCommand;
import org.showpay.stack.security.VerifyAuditCommand;
import org.showpay.stack.service.Addresses;
import org.showpay.stack.story.FirstPurchase;
import org.showpay.stack.suite.Story;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The showpay command; each of its subcommands is a class beside this one. */
@Command(
    name = "showpay",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "Showpay 0.1.0-SNAPSHOT",
    description = "Payments by a code that a phone shows, on one machine.",
    commandListHeading = "%nCommands:%n")
public final class Showpay {

  private Showpay() {}

  /** Runs the command and ends with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = writer(System.out);
    PrintWriter err = writer(System.err);
    System.exit(commandLine(StackPlan.of(checkout()), story(), out, err).execute(arguments));
  }

  static CommandLine commandLine(StackPlan plan, Story story, PrintWriter out, PrintWriter err) {
    Secrets.authority(plan.home().secrets()).ifPresent(SuiteCertificates::believeAlone);
    return new CommandLine(new Showpay())
        .addSubcommand(new DemoCommand(plan, story, out, err))
        .addSubcommand(new KeyCommand(plan, out, err))
        .addSubcommand(
            new CommandLine(new CheckCommand())
                .addSubcommand(
                    new InvariantsCommand(
                        plan.home().secrets(), "localhost:" + plan.databasePort(), out, err))
                .addSubcommand(new RacesCommand(checkout(), out, err))
                .addSubcommand(new SecurityCommand(checkout(), () -> running(plan), out)))
        .addSubcommand(new VerifyAuditCommand(() -> running(plan), out))
        .addSubcommand(phones(plan, out))
        .addSubcommand(tills(plan, out))
        .addSubcommand(operators(plan, out))
        .setOut(out)
        .setErr(err);
  }

  /** The suite of this plan, if its database answers. */
  private static Optional<Premises> running(StackPlan plan) {
    Path secrets = plan.home().secrets();
    ComposedSuite suite = new ComposedSuite(secrets, "localhost:" + plan.databasePort());
    try (Connection connection = suite.databaseOf(ServiceName.AUTH_SERVER).open()) {
      return connection.isValid(0)
          ? Optional.of(new Premises(suite, plan.home()))
          : Optional.empty();
    } catch (SQLException | UncheckedIOException nobodyThere) {
      return Optional.empty();
    }
  }

  private static Path checkout() {
    return Path.of(System.getProperty("showpay.checkout", "."));
  }

  private static PhoneCommand phones(StackPlan plan, PrintWriter out) {
    return new PhoneCommand(
        Secrets.operatorKeyFile(plan.home().secrets()),
        addressOf(ServiceName.MOBILE_TERMINAL, plan),
        out);
  }

  private static TillCommand tills(StackPlan plan, PrintWriter out) {
    return new TillCommand(
        Secrets.operatorKeyFile(plan.home().secrets()),
        addressOf(ServiceName.CAT_TERMINAL, plan),
        out);
  }

  private static OperatorCommand operators(StackPlan plan, PrintWriter out) {
    return new OperatorCommand(
        Secrets.operatorKeyFile(plan.home().secrets()),
        addressOf(ServiceName.AUTH_SERVER, plan),
        out);
  }

  /** Where a service of the running demo is, by the way that it was started. */
  private static URI addressOf(ServiceName service, StackPlan plan) {
    boolean certified = Secrets.authority(plan.home().secrets()).isPresent();
    return new Addresses(Map.of(service, service.port()), certified).of(service);
  }

  private static PrintWriter writer(PrintStream console) {
    return new PrintWriter(console, true, console.charset());
  }

  /** The one place that says which story the demo tells. */
  private static Story story() {
    return new FirstPurchase(new Keepsakes(), Clock.systemUTC());
  }
}
