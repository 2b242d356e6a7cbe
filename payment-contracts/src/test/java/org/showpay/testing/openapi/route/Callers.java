package org.showpay.testing.openapi.route;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.showpay.contracts.merchant.KeyScope;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.contracts.trust.ServiceName;

/**
 * Whom a row of the table of routes lets in.
 *
 * @param lets by what they bring; with which keys or services they are, where not all may come
 */
public record Callers(SortedMap<String, List<String>> lets) {

  public static final String TILL = "tillKey";
  public static final String SHOP = "shopKey";
  public static final String HANDSET = "handsetSession";
  public static final String OPERATOR = "operatorKey";
  public static final String SERVICE = "serviceToken";

  static Callers of(RouteRules rules, String row) {
    UnaryOperator<String> open = kind -> rules.patternsFor(kind).contains(row) ? kind : "";
    SortedMap<String, List<String>> lets = new TreeMap<>();
    put(lets, TILL, open.apply(RouteRules.terminal()), scopes(open, RouteRules::terminal));
    put(
        lets,
        SHOP,
        open.apply(RouteRules.onlineTerminal()),
        scopes(open, RouteRules::onlineTerminal));
    put(lets, HANDSET, open.apply(RouteRules.handset()), List.of());
    put(lets, OPERATOR, open.apply(RouteRules.operator()), List.of());
    List<String> services =
        Stream.of(ServiceName.values())
            .filter(name -> !open.apply(RouteRules.service(name)).isEmpty())
            .map(ServiceName::text)
            .toList();
    put(lets, SERVICE, String.join("", services), services);
    return new Callers(lets);
  }

  private static void put(
      SortedMap<String, List<String>> lets, String scheme, String who, List<String> which) {
    if (!who.isEmpty()) {
      lets.put(scheme, which);
    }
  }

  /** A key that is for one of these alone; of no use where every key will do. */
  private static List<String> scopes(
      UnaryOperator<String> open, Function<KeyScope, String> kindOf) {
    return Stream.of(KeyScope.values())
        .filter(scope -> !open.apply(kindOf.apply(scope)).isEmpty())
        .map(KeyScope::name)
        .toList();
  }

  /** Nobody has to say who they are. */
  public boolean areAnyone() {
    return lets.isEmpty();
  }

  /** Services of the suite alone: no business of an integrator's. */
  public boolean areServicesAlone() {
    return lets.keySet().equals(Set.of(SERVICE));
  }

  /** Terminals are among them, who may sign what they send. */
  boolean maySign() {
    return lets.containsKey(TILL) || lets.containsKey(SHOP);
  }
}
