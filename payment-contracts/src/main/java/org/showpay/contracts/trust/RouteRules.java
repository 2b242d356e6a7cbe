package org.showpay.contracts.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.showpay.contracts.merchant.KeyScope;
import org.springframework.http.HttpMethod;

/** The routes that a service opens, and to whom; whatever is not in this table is refused. */
public final class RouteRules {

  private final List<Rule> rules = new ArrayList<>();

  /** Opens a route to these callers, see {@link #service}, {@link #operator} and the others. */
  public RouteRules open(HttpMethod method, String pattern, String... callers) {
    rules.add(new Rule(method, pattern, Arrays.asList(callers)));
    return this;
  }

  /** Another service. */
  public static String service(ServiceName name) {
    return new Caller.Service(name).kind();
  }

  /** Who runs the suite. */
  public static String operator() {
    return new Caller.Operator().kind();
  }

  /** Any till; the route itself looks at whose it is. */
  public static String terminal() {
    return "terminal";
  }

  /** A till whose key is for this. */
  public static String terminal(KeyScope scope) {
    return with(terminal(), scope);
  }

  /** An internet shop's server whose key is for this. */
  public static String onlineTerminal(KeyScope scope) {
    return with(onlineTerminal(), scope);
  }

  static String with(String kind, KeyScope scope) {
    return kind + " may " + scope;
  }

  /** Any internet shop's server; the route itself looks at whose it is. */
  public static String onlineTerminal() {
    return "online terminal";
  }

  /** Any handset that signed in; the route itself looks at whose it is. */
  public static String handset() {
    return "handset";
  }

  /** Anyone: only for a route whose body, or whose address, brings the credentials. */
  public static String anyone() {
    return "anyone";
  }

  /** Methods and paths of all rows, for a test that must try each. */
  public List<String> patterns() {
    return rules.stream().map(rule -> rule.method() + " " + rule.pattern()).toList();
  }

  /** The same for those that are open to this kind of caller, by name, whatever its key is for. */
  public List<String> patternsFor(String caller) {
    return rules.stream()
        .filter(rule -> rule.callers().stream().anyMatch(let -> isOf(caller, let)))
        .map(rule -> rule.method() + " " + rule.pattern())
        .toList();
  }

  private static boolean isOf(String caller, String let) {
    return let.equals(caller) || let.startsWith(caller + " may ");
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }

  /** One row of the table. */
  record Rule(HttpMethod method, String pattern, List<String> callers) {

    boolean isOpenToAnyone() {
      return callers.contains(anyone());
    }
  }
}
