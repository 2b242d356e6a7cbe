package org.showpay.stack.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.console.OperatorsApi.AddOperator;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.problem.Problem;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets people in at the operator's console of a running demo, with the suite's own key. */
@Command(
    name = "operator",
    description = "Lets people in at the operator's console of a running demo.",
    footer = {
      "%nFor example:",
      "  ./showpay operator add Jisoo --role ACT",
      "  ./showpay operator list"
    })
public final class OperatorCommand {

  private final Path key;
  private final URI authServer;
  private final PrintWriter out;

  /** Calls the auth-server where it is, with the key in that file. */
  public OperatorCommand(Path key, URI authServer, PrintWriter out) {
    this.key = key;
    this.authServer = authServer;
    this.out = out;
  }

  /** What is done. */
  @FunctionalInterface
  private interface Deed {

    void with(OperatorsApi office);
  }

  @Command(description = "Lets one more person in; the key to sign in with is shown this once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Who it is.") String name,
      @Option(
              names = "--role",
              defaultValue = "LOOK",
              description = "${COMPLETION-CANDIDATES}: see it, or act too.")
          Role role) {
    return does(office -> {
      NewOperator added = office.add(new AddOperator(name, role));
      out.println("id    " + added.operator());
      out.println("name  " + added.name());
      out.println("key   " + added.key().reveal());
    });
  }

  @Command(description = "Lists who may come in.")
  int list() {
    return does(office ->
        office
            .list()
            .forEach(one -> out.println(one.operator() + "  " + one.role() + "  " + one.name())));
  }

  @Command(description = "Lets somebody in no more, and ends the sessions that are open.")
  int remove(@Parameters(paramLabel = "ID") String operator) {
    return does(office -> office.remove(OperatorId.of(operator)));
  }

  private int does(Deed deed) {
    try {
      deed.with(office());
      return 0;
    } catch (RestClientResponseException refused) {
      out.println("Refused: " + Problem.of(refused).detail());
    } catch (RestClientException | IllegalArgumentException | IOException trouble) {
      out.println("Not done: " + trouble.getMessage());
    }
    return 1;
  }

  private OperatorsApi office() throws IOException {
    if (!Files.exists(key)) {
      throw new IOException("there is no key yet; the first ./showpay demo draws it.");
    }
    String operator = Files.readString(key).strip();
    RestClient client =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory())
            .baseUrl(authServer.toString())
            .defaultHeaders(headers -> headers.setBearerAuth(operator))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(OperatorsApi.class);
  }
}
