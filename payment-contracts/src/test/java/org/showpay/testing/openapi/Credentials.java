package org.showpay.testing.openapi;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.showpay.testing.openapi.route.Callers;
import org.showpay.testing.openapi.shape.Node;

/** What callers prove themselves by: all of it is brought as {@code Authorization: Bearer …}. */
final class Credentials {

  private static final Map<String, Node> SCHEMES =
      Map.of(
          Callers.TILL,
          bearer(
              "API key",
              "The API key of a terminal of the channel `STORE`. An operation names what the key"
                  + " has to be for (`READ`, `PAY`, `REFUND`), where that is not all the same."),
          Callers.SHOP,
          bearer("API key", "The same of a terminal of the channel `ONLINE`: of a shop's server."),
          Callers.HANDSET,
          bearer(
              "session token",
              "The token that `POST /v1/sessions` of the pin-generator-service gave a handset."),
          Callers.OPERATOR,
          bearer("operator key", "The key of whoever runs the suite."),
          Callers.SERVICE,
          bearer(
              "JWT",
              "A token that another service of the suite signed for this one. An operation names"
                  + " the services that it is open to."));

  private Credentials() {}

  /** Those of these names. */
  static Map<String, Node> of(SortedSet<String> schemes) {
    Map<String, Node> some = new TreeMap<>();
    schemes.forEach(scheme -> some.put(scheme, SCHEMES.getOrDefault(scheme, new Node())));
    return some;
  }

  private static Node bearer(String format, String text) {
    return Node.of("type", "http")
        .with("scheme", "bearer")
        .with("bearerFormat", format)
        .with("description", text);
  }
}
