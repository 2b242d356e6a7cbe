package org.showpay.stack.container;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.showpay.stack.check.InvariantsCommand;
import org.showpay.stack.edge.EdgeCommand;
import org.showpay.stack.people.Keepsakes;
import org.showpay.stack.story.FirstPurchase;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the containers, at the places where docker-compose.yml mounts what they need. */
@Command(name = "showpay", description = "Showpay, within its containers.")
public final class Containers {

  private static final Path SECRETS = Path.of("/run/secrets/showpay");
  private static final Path ROWS = Path.of("/var/lib/postgresql/data");
  private static final String DATABASE_SERVER = "postgres:5432";

  private Containers() {}

  /** Runs the command and ends with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = writer(System.out);
    PrintWriter err = writer(System.err);
    CommandLine commands =
        new CommandLine(new Containers())
            .addSubcommand(new SecretsCommand(SECRETS, ROWS, err))
            .addSubcommand(new EdgeCommand(out))
            .addSubcommand(
                new StoryCommand(
                    new ComposedSuite(SECRETS, DATABASE_SERVER),
                    new FirstPurchase(new Keepsakes(), Clock.systemUTC()),
                    out))
            .addSubcommand(new InvariantsCommand(SECRETS, DATABASE_SERVER, out, err));
    System.exit(commands.setOut(out).setErr(err).execute(arguments));
  }

  private static PrintWriter writer(PrintStream console) {
    return new PrintWriter(console, true, console.charset());
  }
}
