package org.showpay.stack.checkout;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi;
import org.showpay.contracts.till.TillOfficeApi.Comparison;
import org.showpay.contracts.till.TillOfficeApi.Figures;
import org.showpay.contracts.till.TillOfficeApi.GiveBack;
import org.showpay.contracts.till.TillOfficeApi.GivenBack;
import org.showpay.contracts.till.TillOfficeApi.SignIn;
import org.showpay.contracts.till.TillOfficeApi.Totals;
import org.showpay.contracts.till.TillOfficeApi.Undo;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.till.TillsApi.SellRequest;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does at a till of the running demo what its pages do. */
@Command(
    name = "till",
    description = "Uses the tills of a running demo: sales, refunds, the day's figures.",
    footer = {
      "%nFor example:",
      "  ./showpay till list",
      "  ./showpay till sell til_… 12000 --picture code.png --password"
    })
public final class TillCommand {

  private static final String AGAIN = "Repeats this one, which may have been done already.";

  private final TillLine line;
  private final PrintWriter out;

  /** Calls the tills where they are, as the operator whose key is in that file. */
  public TillCommand(Path operatorKey, URI catTerminal, PrintWriter out) {
    this.line = new TillLine(operatorKey, catTerminal);
    this.out = out;
  }

  /** What is done with the tills. */
  @FunctionalInterface
  private interface Deed {

    void with(TillOfficeApi office) throws IOException;
  }

  @Command(description = "Lists the tills.")
  int list() {
    return does(office ->
        office
            .tills()
            .forEach(till ->
                out.println(till.till() + "  " + till.terminal() + "  " + till.merchantName())));
  }

  @Command(name = "sign-in", description = "Says which till a terminal's key is for; asks for it.")
  int signIn(@Option(names = "--key", interactive = true, required = true) char[] key) {
    return does(
        office -> out.println(office.signIn(new SignIn(new ApiKey(new String(key)))).till()));
  }

  @Command(description = "Sells: reads a picture, or takes a code, and prints the receipt.")
  int sell(
      @Parameters(paramLabel = "TILL") String till,
      @Parameters(paramLabel = "WON") long amount,
      @Option(names = "--picture", paramLabel = "FILE") @Nullable Path picture,
      @Option(names = "--code", paramLabel = "DIGITS") @Nullable String code,
      @Option(names = "--password", interactive = true, required = true) char[] password) {
    return does(office -> {
      // A number of its own, so that nothing but this sale is charged by it.
      OrderId order = new OrderId("C-" + OperationId.next());
      out.print(
          line.open(TillsApi.class)
              .sell(
                  TillId.of(till),
                  new SellRequest(
                      order,
                      Money.of(amount, "KRW"),
                      picture == null ? null : Picture.of(Files.readAllBytes(picture)),
                      code,
                      new Password(new String(password))))
              .receipt());
      out.flush();
    });
  }

  @Command(description = "Lists the newest sales, open ones first.")
  int sales(@Parameters(paramLabel = "TILL") String till) {
    return does(office ->
        office
            .sales(TillId.of(till))
            .forEach(sale ->
                out.printf(
                    "%s  %s  %-10s %s, given back %s%n",
                    sale.number(), sale.at(), sale.state(), sale.amount(), sale.givenBack())));
  }

  @Command(description = "Gives a receipt's amount back, or a part of it.")
  int refund(
      @Parameters(paramLabel = "TILL") String till,
      @Parameters(paramLabel = "RECEIPT") String receipt,
      @Parameters(paramLabel = "WON") long amount,
      @Option(names = "--operation", paramLabel = "ID", description = AGAIN) @Nullable String id) {
    return does(office -> {
      GiveBack wish = new GiveBack(operation(id), receipt, Money.of(amount, "KRW"));
      tell(office.refund(TillId.of(till), wish));
    });
  }

  @Command(name = "void", description = "Undoes a whole sale of the batch that is open.")
  int undo(
      @Parameters(paramLabel = "TILL") String till,
      @Parameters(paramLabel = "RECEIPT") String receipt,
      @Option(names = "--operation", paramLabel = "ID", description = AGAIN) @Nullable String id) {
    return does(office -> tell(office.undo(TillId.of(till), new Undo(operation(id), receipt))));
  }

  /** Told before anything is sent: only by the same id is a second try the same refund. */
  private OperationId operation(@Nullable String again) {
    OperationId operation = again == null ? OperationId.next() : OperationId.of(again);
    out.println("operation " + operation + " (repeat with --operation " + operation + ")");
    out.flush();
    return operation;
  }

  @Command(description = "Tells the figures of the open batch, of another, or of a day.")
  int totals(
      @Parameters(paramLabel = "TILL") String till,
      @Option(names = "--batch", paramLabel = "NUMBER") @Nullable Integer batch,
      @Option(names = "--day", paramLabel = "DATE") @Nullable LocalDate day) {
    return does(office -> tell(office.totals(TillId.of(till), batch, day)));
  }

  @Command(description = "Closes a batch, and compares it with the auth-server's books.")
  int close(
      @Parameters(paramLabel = "TILL") String till, @Parameters(paramLabel = "BATCH") int batch) {
    return does(office -> {
      tell(office.close(TillId.of(till), batch));
      tell(office.compare(TillId.of(till), batch));
    });
  }

  private void tell(GivenBack refund) {
    String why = refund.problemCode() == null ? "" : " " + refund.problemCode();
    out.println(refund.kind() + " of " + refund.amount() + ": " + refund.state() + why);
  }

  private void tell(Totals totals) {
    if (totals.batch() != null) {
      String since = totals.closedAt() == null ? "open" : "closed " + totals.closedAt();
      out.println("batch " + totals.batch() + ", " + since);
    }
    for (Figures row : totals.figures()) {
      out.printf(
          "%d sales %s, %d voids %s, %d refunds %s%n",
          row.sales().count(),
          row.sales().sum(),
          row.voids().count(),
          row.voids().sum(),
          row.refunds().count(),
          row.refunds().sum());
    }
  }

  private void tell(Comparison comparison) throws IOException {
    comparison
        .differences()
        .forEach(row ->
            out.println(
                row.receipt() + ": here " + row.tillSays() + "; there " + row.authServerSays()));
    if (!comparison.complete()) {
      throw new IOException("the auth-server did not answer to the end: nothing is proved.");
    }
    out.println(
        comparison.compared()
            + " sales compared with the auth-server, "
            + comparison.differences().size()
            + " differ");
  }

  /** 0 when it was done; 1 when it was refused or nobody answers, saying why. */
  private int does(Deed deed) {
    try {
      deed.with(line.open(TillOfficeApi.class));
      return 0;
    } catch (RestClientResponseException refused) {
      Problem problem = Problem.of(refused);
      out.println("showpay: " + problem.code() + ": " + problem.detail());
    } catch (RestClientException silence) {
      out.println("showpay: the tills do not answer; is ./showpay demo running?");
    } catch (IOException | IllegalArgumentException e) {
      out.println("showpay: " + e.getMessage());
    }
    return 1;
  }
}
