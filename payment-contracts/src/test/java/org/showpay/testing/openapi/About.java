package org.showpay.testing.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.testing.openapi.route.Door;

/**
 * What only a service itself knows of its document.
 *
 * @param title for people
 * @param text what it is for, and what holds for all of it
 * @param leftOut rows of its table that are no part of its API: pages, metrics
 * @param streams rows whose handler writes the answer itself, and of what type that is
 * @param promises APIs that the gateway's own routing answers, without a controller
 * @param ways what a row goes through that leads elsewhere than to a controller
 * @param doors what stands before its controllers
 */
public record About(
    String title,
    String text,
    Set<String> leftOut,
    Map<String, String> streams,
    List<Class<?>> promises,
    Map<String, Class<?>> ways,
    List<Door> doors) {

  /** A service of controllers, and nothing besides. */
  public static About of(String title, String text) {
    return new About(title, text, Set.of(), Map.of(), List.of(), Map.of(), List.of());
  }

  /** The same without these rows. */
  public About without(String... rows) {
    return new About(title, text, Set.of(rows), streams, promises, ways, doors);
  }

  /** The same, with answers that their handlers write. */
  public About streaming(Map<String, String> written) {
    return new About(title, text, leftOut, written, promises, ways, doors);
  }

  /** The same, with APIs that the gateway answers. */
  public About promising(Class<?>... apis) {
    return new About(title, text, leftOut, streams, List.of(apis), ways, doors);
  }

  /** The same, with rows that go through these classes on their way to somewhere else. */
  public About through(Map<String, Class<?>> classes) {
    return new About(title, text, leftOut, streams, promises, classes, doors);
  }

  /** Some may sign what they send. */
  boolean takesSignatures() {
    return doors.stream().anyMatch(door -> door.guards() == Door.Guards.SIGNED);
  }

  /** The same behind these. */
  public About behind(Door... filters) {
    return new About(title, text, leftOut, streams, promises, ways, List.of(filters));
  }
}
