package org.showpay.testing.openapi.shape;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages made of nothing but what a document says of them, with all fields that there are. */
final class Samples {

  private final Shapes shapes;

  Samples(Shapes shapes) {
    this.shapes = shapes;
  }

  /** One of each kind of messages of this form. */
  Stream<Object> of(String name) {
    Node schema = schema(name);
    return schema.get("oneOf") instanceof Collection<?> kinds
        ? kinds.stream().map(kind -> sample((Map<?, ?>) kind))
        : Stream.of(sample(Node.ref("schemas", name)));
  }

  Node schema(String name) {
    return shapes.schemas().getOrDefault(name, new Node());
  }

  private Object sample(Map<?, ?> schema) {
    if (schema.get("$ref") instanceof String ref) {
      return named(ref.substring(ref.lastIndexOf('/') + 1));
    }
    if (first(schema, "anyOf", "oneOf") instanceof Map<?, ?> one) {
      return sample(one);
    }
    Object given = first(schema, "examples", "enum");
    return given == null ? ofType(schema) : given;
  }

  private Object named(String name) {
    Node schema = schema(name);
    Class<?> type = shapes.types().get(name);
    boolean secret = "password".equals(schema.get("format"));
    return secret && type != null ? Examples.textOf(type) : sample(schema);
  }

  private Object ofType(Map<?, ?> schema) {
    Object type = schema.get("type") instanceof List<?> some ? some.getFirst() : schema.get("type");
    return switch (String.valueOf(type)) {
      case "integer" -> 1;
      case "boolean" -> true;
      case "string" -> "words";
      case "array" -> List.of(sample((Map<?, ?>) Objects.requireNonNull(schema.get("items"))));
      default -> fields(schema);
    };
  }

  private Node fields(Map<?, ?> schema) {
    Node all = new Node();
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((name, piece) -> all.put(name.toString(), sample((Map<?, ?>) piece)));
    }
    return all;
  }

  private static @Nullable Object first(Map<?, ?> schema, String... names) {
    return Stream.of(names)
        .map(schema::get)
        .filter(Collection.class::isInstance)
        .map(it -> ((Collection<?>) it).iterator().next())
        .findFirst()
        .orElse(null);
  }
}
