package org.showpay.testing.openapi;

/**
 * A filter before the controllers, which may refuse a request by itself.
 *
 * @param filter the name of its class
 * @param guards the requests that it looks at
 */
public record Door(String filter, Guards guards) {

  /** Which requests a filter looks at, and what fields it takes. */
  public enum Guards {
    /** Each. */
    ALL,
    /** What terminals send: they may sign it. */
    SIGNED,
    /** What somebody known posts: it may bring an Idempotency-Key. */
    KEYED,
    /** New payments alone. */
    PAYMENTS;

    boolean look(Route route, Callers callers) {
      return switch (this) {
        case ALL -> true;
        case SIGNED -> callers.maySign();
        case KEYED -> route.method().equals("POST") && !callers.areAnyone();
        case PAYMENTS -> route.row().equals("POST /v1/payments");
      };
    }
  }
}
