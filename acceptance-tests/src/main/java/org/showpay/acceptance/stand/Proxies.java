package org.showpay.acceptance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.showpay.acceptance.proxy.Exchange;
import org.showpay.acceptance.proxy.Fault;
import org.showpay.acceptance.proxy.FaultPlan;
import org.showpay.acceptance.proxy.FaultProxy;
import org.showpay.acceptance.proxy.Link;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.Detours;

/** A proxy on every link of a stack, all of which follow one plan at a time. */
final class Proxies implements Detours, AutoCloseable {

  private final Map<Link, FaultProxy> proxies = new ConcurrentHashMap<>();
  private final AtomicReference<FaultPlan> plan = new AtomicReference<>(FaultPlan.NONE);
  private final int databasePort;

  Proxies(int databasePort) {
    this.databasePort = databasePort;
  }

  void follow(FaultPlan next) {
    plan.set(next);
  }

  @Override
  public URI between(ServiceName caller, ServiceName callee, URI straight) {
    return to(caller.text(), callee, straight.getPort());
  }

  /** Where somebody who is no service finds one. */
  URI to(String caller, ServiceName callee, int port) {
    Link link = new Link(caller, callee.text());
    FaultProxy proxy =
        proxies.computeIfAbsent(link, it -> begin(() -> FaultProxy.http(it, port, this::faultFor)));
    return URI.create("http://localhost:" + proxy.port());
  }

  /** Where the auth-server finds a merchant's server. */
  int toReceiver(int port) {
    Link link = new Link(ServiceName.AUTH_SERVER.text(), Stand.RECEIVER);
    return proxies
        .computeIfAbsent(link, it -> begin(() -> FaultProxy.http(it, port, this::faultFor)))
        .port();
  }

  @Override
  public String toDatabase(ServiceName service, String straight) {
    Link link = new Link(service.text(), Stand.DATABASE);
    FaultProxy proxy =
        proxies.computeIfAbsent(
            link, it -> begin(() -> FaultProxy.postgres(it, databasePort, this::faultFor)));
    return straight.replace(":" + databasePort + "/", ":" + proxy.port() + "/");
  }

  /** The proxies of these links that anybody has called by yet. */
  List<FaultProxy> on(Set<Link> links) {
    return links.stream().map(proxies::get).filter(Objects::nonNull).toList();
  }

  private Optional<Fault> faultFor(Exchange exchange) {
    FaultPlan now = plan.get();
    return now.faultFor(exchange);
  }

  private static FaultProxy begin(Begin begin) {
    try {
      return begin.begin();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Begin {
    FaultProxy begin() throws IOException;
  }

  @Override
  public void close() throws IOException {
    for (FaultProxy proxy : proxies.values()) {
      proxy.close();
    }
  }
}
