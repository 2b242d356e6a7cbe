package org.showpay.testing.openapi.shape;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a document: names in the order in which they were given. */
public final class Node extends LinkedHashMap<String, Object> {

  /** One with this alone. */
  public static Node of(String name, Object value) {
    return new Node().with(name, value);
  }

  /** A pointer to a piece that stands elsewhere. */
  public static Node ref(String kind, String name) {
    return of("$ref", "#/components/" + kind + '/' + name);
  }

  /** The same with this too, unless it is nothing. */
  public Node with(String name, @Nullable Object value) {
    boolean nothing =
        value == null
            || value.equals("")
            || (value instanceof Collection<?> many && many.isEmpty())
            || (value instanceof Map<?, ?> pairs && pairs.isEmpty());
    if (!nothing) {
      put(name, value);
    }
    return this;
  }
}
