package org.showpay.contracts.trust;

import java.util.Arrays;
import java.util.Optional;

/** The services of the suite, by the names under which they sign and are addressed. */
public enum ServiceName {
  /** Patent (104). */
  PIN_GENERATOR("pin-generator-service", 8081),
  /** Patent (106, 110). */
  AUTH_SERVER("auth-server", 8082),
  /** Patent (112). */
  GATEWAY_ADAPTER("payment-gateway-adapter", 8083),
  /** Patent (114). */
  CARD_ISSUER("card-issuer-simulator", 8084),
  /** Patent (100) and the SMS server. */
  MOBILE_TERMINAL("mobile-terminal-sim", 8085),
  /** Patent (108, 208). */
  CAT_TERMINAL("cat-terminal-sim", 8086),
  /** Patent (216). */
  SHOPPING_MALL("shopping-mall-sim", 8087);

  private final String text;
  private final int port;

  ServiceName(String text, int port) {
    this.text = text;
    this.port = port;
  }

  /** The module's name: also the application's, the key's, and the client group's. */
  public String text() {
    return text;
  }

  /** The port that it has where nobody says otherwise. */
  public int port() {
    return port;
  }

  /** The service of this name, if there is one. */
  public static Optional<ServiceName> find(String text) {
    return Arrays.stream(values()).filter(service -> service.text.equals(text)).findAny();
  }
}
