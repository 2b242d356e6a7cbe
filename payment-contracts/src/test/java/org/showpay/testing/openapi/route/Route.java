package org.showpay.testing.openapi.route;

import java.lang.reflect.Method;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of routes, and what is behind it.
 *
 * @param row as the table has it
 * @param path with the names that the contract gives its parts
 * @param contract what its callers are promised: the method of an API's interface, or the handler
 * @param handler what does it; nothing where the gateway's own routing leads elsewhere
 * @param type of the answer, where it is not JSON
 */
public record Route(
    String row, String path, Method contract, @Nullable Handler handler, @Nullable String type)
    implements Comparable<Route> {

  /** The class of a bean, and its method. */
  public record Handler(Class<?> bean, Method method) {}

  /** GET, POST, PUT, DELETE. */
  public String method() {
    return row.substring(0, row.indexOf(' '));
  }

  /** Whether it is more than a look, and so not done while a service is unfit. */
  public boolean changes() {
    return !method().equals("GET");
  }

  /** The name of the API that it belongs to, as clients are named. */
  public String api() {
    return contract.getDeclaringClass().getSimpleName().replaceAll("(Api|Controller)$", "");
  }

  @Override
  public int compareTo(Route other) {
    return Comparator.comparing(Route::path).thenComparing(Route::method).compare(this, other);
  }
}
