package org.showpay.testing.openapi.route;

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
    /** What handsets send. */
    HANDSETS,
    /** New payments alone. */
    PAYMENTS;

    /** It looks at this one. */
    public boolean look(Route route, Callers callers) {
      return switch (this) {
        case ALL -> true;
        case SIGNED -> callers.maySign();
        case HANDSETS -> callers.lets().containsKey(Callers.HANDSET);
        case KEYED -> route.method().equals("POST") && !callers.areAnyone();
        case PAYMENTS -> route.row().equals("POST /v1/payments");
      };
    }
  }
}
