package org.showpay.stack.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.secrets.Secret;
import org.showpay.stack.secrets.Secrets;
import picocli.CommandLine.Command;

/** Looks into the databases of a stack that is running, whatever goes on in it; asks no service. */
@Command(
    name = "invariants",
    description = "Compares the books of all services, and names each payment that breaks one.",
    exitCodeListHeading = "Ends with:%n",
    exitCodeList = {
      "0:all invariants hold",
      "1:one is broken, or could not be read to the end",
      "2:no stack runs here"
    })
public final class InvariantsCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
  private static final int BROKEN = 1;

  private final Path secrets;
  private final String server;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Checks the databases of one server.
   *
   * @param server its host and port
   */
  public InvariantsCommand(Path secrets, String server, PrintWriter out, PrintWriter err) {
    this.secrets = secrets;
    this.server = server;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<Function<ServiceName, DatabaseAccess>> databases = databases();
    if (databases.isEmpty()) {
      err.println(
          "showpay: no stack runs here (none answers at %s): ./showpay demo starts one."
              .formatted(server));
      return StackFailure.NOTHING_STARTED;
    }
    Books books = Books.of(databases.get(), Secrets.trustedKeys(secrets));
    Report report = new Checker(books, BETWEEN_LOOKS).check();
    report.inWords().forEach(out::println);
    return report.holds() ? 0 : BROKEN;
  }

  private Optional<Function<ServiceName, DatabaseAccess>> databases() throws IOException {
    Path file = Secrets.superuserPasswordFile(secrets);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Secret password = new Secret(Files.readString(file).strip());
    Function<ServiceName, DatabaseAccess> databases =
        service -> DatabaseServer.accessTo(service, server, password, Secrets.authority(secrets));
    try (Connection connection = databases.apply(ServiceName.AUTH_SERVER).open()) {
      return connection.isValid(0) ? Optional.of(databases) : Optional.empty();
    } catch (SQLException nobodyThere) {
      return Optional.empty();
    }
  }
}
