package org.showpay.stack.look.trial;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.look.Outcome;
import org.showpay.stack.look.Premises;

/** With whom the services of a suite of this machine are connected now. */
public final class EgressLooks {

  /** Whom each calls, by what they are told: the database and these. */
  private static final Map<ServiceName, List<ServiceName>> CALLS =
      Map.of(
          ServiceName.PIN_GENERATOR, List.of(ServiceName.AUTH_SERVER),
          ServiceName.AUTH_SERVER, List.of(ServiceName.GATEWAY_ADAPTER, ServiceName.SHOPPING_MALL),
          ServiceName.GATEWAY_ADAPTER, List.of(ServiceName.CARD_ISSUER),
          ServiceName.CARD_ISSUER, List.of(),
          ServiceName.MOBILE_TERMINAL,
              List.of(
                  ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER, ServiceName.GATEWAY_ADAPTER),
          ServiceName.CAT_TERMINAL, List.of(ServiceName.AUTH_SERVER),
          ServiceName.SHOPPING_MALL, List.of(ServiceName.AUTH_SERVER));

  /** They also send SMS, to a port of the phones' own service. */
  private static final Set<ServiceName> SENDERS =
      Set.of(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER);

  private EgressLooks() {}

  /** Looks. */
  public static Outcome look(Premises premises) throws IOException {
    Map<ServiceName, Connections> all = new EnumMap<>(ServiceName.class);
    for (ServiceName service : ServiceName.values()) {
      Path pid = premises.home().run().resolve(service.text() + ".pid");
      if (!Files.exists(pid) || !Files.isDirectory(Path.of("/proc/self/fd"))) {
        return new Outcome.NotRun("the processes of the services cannot be looked at here");
      }
      all.put(service, Connections.of(Long.parseLong(Files.readAllLines(pid).getFirst())));
    }
    return compared(premises, all);
  }

  private static Outcome compared(Premises premises, Map<ServiceName, Connections> all) {
    List<String> strange = new ArrayList<>();
    int seen = 0;
    for (Map.Entry<ServiceName, Connections> each : all.entrySet()) {
      Set<Integer> told = toldOf(each.getKey(), premises, all);
      for (Connections.Connection made : each.getValue().made()) {
        seen++;
        if (!made.isLocal() || !told.contains(made.remotePort())) {
          strange.add(
              "%s to %s:%d"
                  .formatted(each.getKey().text(), made.remoteAddress(), made.remotePort()));
        }
      }
    }
    if (!strange.isEmpty()) {
      return new Outcome.Failed("not told of, and connected with: " + strange);
    }
    // Each has connections with its database at rest, and two are bound to the SMS server.
    return seen < ServiceName.values().length
        ? new Outcome.NotRun("only %d connections were seen".formatted(seen))
        : new Outcome.Passed(
            "%d connections of %d services, all with those they are told of"
                .formatted(seen, all.size()));
  }

  private static Set<Integer> toldOf(
      ServiceName service, Premises premises, Map<ServiceName, Connections> all) {
    Set<Integer> ports = new HashSet<>();
    String database = premises.suite().databaseOf(service).url();
    ports.add(URI.create(database.substring("jdbc:".length())).getPort());
    Objects.requireNonNull(CALLS.get(service))
        .forEach(callee -> ports.add(premises.suite().urlAmongPeersOf(callee).getPort()));
    if (SENDERS.contains(service)) {
      ports.addAll(Objects.requireNonNull(all.get(ServiceName.MOBILE_TERMINAL)).listensAt());
    }
    return ports;
  }
}
