package org.showpay.stack.service;

import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.showpay.contracts.trust.ServiceName;

/** Where each service is, and how its peers are told. */
public final class Addresses {

  /** Groups of clients that are not named after their callee, since they act for others. */
  private static final Map<String, ServiceName> LINES =
      Map.of(
          "handset-line", ServiceName.PIN_GENERATOR,
          "account-line", ServiceName.AUTH_SERVER,
          "sign-in-line", ServiceName.PIN_GENERATOR,
          "vault-line", ServiceName.GATEWAY_ADAPTER,
          "till-line", ServiceName.AUTH_SERVER,
          "pc-line", ServiceName.AUTH_SERVER,
          "shop-line", ServiceName.AUTH_SERVER,
          "shop-refund-line", ServiceName.AUTH_SERVER);

  private final Map<ServiceName, URI> services = new EnumMap<>(ServiceName.class);
  private final boolean certified;

  /** All on this machine, at these ports; those that have certificates speak TLS alone. */
  public Addresses(Map<ServiceName, Integer> ports, boolean certified) {
    this.certified = certified;
    ports.forEach((service, port) -> services.put(service, at(port)));
  }

  private URI at(int port) {
    return URI.create((certified ? "https" : "http") + "://localhost:" + port);
  }

  /** The base of the service's routes. */
  public URI of(ServiceName service) {
    return Objects.requireNonNull(services.get(service), () -> service + " is not in this stack");
  }

  /** Where the service says whether it can take requests. */
  public URI readinessOf(ServiceName service) {
    return of(service).resolve("/actuator/health/readiness");
  }

  /**
   * The peers' addresses as JSON for SPRING_APPLICATION_JSON: plain environment variables cannot
   * carry the dashes of a client group's name.
   */
  public String asSpringProperties() {
    return json(service -> of(service));
  }

  /** The same for one service, which reaches some of its peers by detours. */
  String asSeenBy(ServiceName caller, Detours detours) {
    return json(callee -> detours.between(caller, callee, of(callee)));
  }

  private String json(Function<ServiceName, URI> seen) {
    Map<String, Object> properties = new LinkedHashMap<>();
    services
        .keySet()
        .forEach(service -> properties.put(group(service.text()), seen.apply(service)));
    LINES.forEach((line, service) -> {
      if (services.containsKey(service)) {
        properties.put(group(line), seen.apply(service));
      }
    });
    properties.putAll(whatBrowsersFind());
    properties.putAll(webhooks());
    return properties.entrySet().stream()
        .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Where browsers go, and from where they come. */
  private Map<String, Object> whatBrowsersFind() {
    Map<String, Object> properties = new LinkedHashMap<>();
    // The browser brings cards to the vault from the wallet's page, and from no other.
    if (services.containsKey(ServiceName.MOBILE_TERMINAL)) {
      properties.put("showpay.wallet-origin", of(ServiceName.MOBILE_TERMINAL));
    }
    // The shop sends a browser to the payment screen, and is what the screen leads back to.
    if (services.containsKey(ServiceName.SHOPPING_MALL)) {
      properties.put("showpay.shop.public-url", of(ServiceName.SHOPPING_MALL));
    }
    if (services.containsKey(ServiceName.AUTH_SERVER)) {
      properties.put("showpay.shop.screens", of(ServiceName.AUTH_SERVER));
      properties.put("showpay.screens-at", of(ServiceName.AUTH_SERVER));
    }
    // The consumer's PC has a sensor, and it serves the payment screens.
    if (services.containsKey(ServiceName.CAT_TERMINAL)) {
      properties.put("showpay.pc-sensor", of(ServiceName.CAT_TERMINAL) + "/pc/sensor");
    }
    return properties;
  }

  /**
   * Shops of this stack are on this machine, so webhooks go to them over plain HTTP, or to whom the
   * suite's own authority gave a certificate.
   */
  private Map<String, Object> webhooks() {
    String inside = "showpay.webhook.allow-http-and-private-addresses";
    return certified
        ? Map.of(inside, true, "showpay.webhook.authorities-of", "service")
        : Map.of(inside, true);
  }

  private static String group(String name) {
    return "spring.http.serviceclient." + name + ".base-url";
  }
}
