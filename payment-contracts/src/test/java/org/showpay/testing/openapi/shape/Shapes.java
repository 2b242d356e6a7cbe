package org.showpay.testing.openapi.shape;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.showpay.testing.words.Said;
import org.showpay.testing.words.Words;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/** The schemas of all types that messages are made of, each once and by its name. */
public final class Shapes {

  private static final String SCHEMAS = "schemas";

  private final Words words;
  private final SortedMap<String, Node> schemas = new TreeMap<>();
  private final SortedMap<String, Class<?>> types = new TreeMap<>();

  public Shapes(Words words) {
    this.words = words;
  }

  /** All so far. */
  public SortedMap<String, Node> schemas() {
    return schemas;
  }

  /** What each is the schema of. */
  SortedMap<String, Class<?>> types() {
    return types;
  }

  /** The schema of a type, or where it stands. */
  public Node of(Type type) {
    if (type instanceof ParameterizedType many) {
      Node items = of(many.getActualTypeArguments()[0]);
      boolean once = many.getRawType() == Set.class;
      if (!once && !Collection.class.isAssignableFrom((Class<?>) many.getRawType())) {
        throw new IllegalStateException("Nobody knows what " + type + " looks like");
      }
      return Node.of("type", "array").with("items", items).with("uniqueItems", once ? true : null);
    }
    Class<?> one = (Class<?>) type;
    return Values.ofTheJdk(one).orElseGet(() -> named(one));
  }

  private Node named(Class<?> type) {
    String name = nameOf(type);
    Class<?> before = types.putIfAbsent(name, type);
    if (before == null) {
      schemas.put(name, Node.of("description", ""));
      schemas.put(name, ours(type));
    } else if (before != type) {
      throw new IllegalStateException(before + " and " + type + " have one name");
    }
    return Node.ref(SCHEMAS, name);
  }

  /** An API's own types are named with it, since several have a {@code Page}. */
  static String nameOf(Class<?> type) {
    Class<?> outside = type.getDeclaringClass();
    return outside == null
        ? type.getSimpleName()
        : nameOf(outside).replaceAll("Api$", "") + type.getSimpleName();
  }

  private Node ours(Class<?> type) {
    if (type.isEnum()) {
      return choice(type);
    }
    Optional<Method> value = Values.valueOf(type);
    if (value.isPresent()) {
      Node schema = Node.of("description", words.about(type).text());
      schema.putAll(Values.ofOurs(type, value.get()));
      return schema;
    }
    JsonSubTypes kinds = type.getAnnotation(JsonSubTypes.class);
    return kinds == null ? whole(type) : oneOf(type, kinds);
  }

  private Node choice(Class<?> type) {
    List<String> names = new ArrayList<>();
    StringBuilder text = new StringBuilder(words.about(type).text());
    for (Object constant : constantsOf(type)) {
      String name = wireName((Enum<?>) constant);
      String says = words.about((Enum<?>) constant).text().replaceAll("\\s+", " ");
      text.append(names.isEmpty() ? "\n\n" : "\n").append("- `").append(name).append('`');
      text.append(says.isEmpty() ? "" : ": ").append(says);
      names.add(name);
    }
    return Node.of("description", text.toString()).with("type", "string").with("enum", names);
  }

  private static List<Object> constantsOf(Class<?> type) {
    return Stream.ofNullable(type.getEnumConstants()).<Object>flatMap(Arrays::stream).toList();
  }

  private static String wireName(Enum<?> constant) {
    return Values.valueOf(constant.getDeclaringClass())
        .map(method -> {
          ReflectionUtils.makeAccessible(method);
          return String.valueOf(ReflectionUtils.invokeMethod(method, constant));
        })
        .orElseGet(constant::name);
  }

  private Node oneOf(Class<?> type, JsonSubTypes kinds) {
    String property = tagOf(type).orElseThrow();
    Node mapping = new Node();
    List<Node> each = new ArrayList<>();
    for (JsonSubTypes.Type kind : kinds.value()) {
      Node there = named(kind.value());
      each.add(there);
      mapping.with(kind.name(), there.get("$ref"));
    }
    return Node.of("description", words.about(type).text())
        .with("oneOf", each)
        .with("discriminator", Node.of("propertyName", property).with("mapping", mapping));
  }

  private Node whole(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalStateException("Nobody knows what " + type + " looks like");
    }
    Said says = words.about(type);
    Node properties = new Node();
    List<String> required = new ArrayList<>();
    tagOf(type)
        .ifPresent(tag -> {
          properties.with(tag, Node.of("type", "string").with("enum", List.of(kindOf(type))));
          required.add(tag);
        });
    for (RecordComponent part : type.getRecordComponents()) {
      properties.with(part.getName(), property(part, says.of(part.getName())));
      if (Nullness.mustBeThere(part)) {
        required.add(part.getName());
      }
    }
    return Node.of("description", says.text())
        .with("type", "object")
        .with("properties", properties)
        .with("required", required);
  }

  private Node property(RecordComponent part, String says) {
    Node schema = of(part.getGenericType());
    if (Nullness.mayBeNull(part)) {
      schema = orNull(schema);
    }
    return schema.with("description", says);
  }

  private static Node orNull(Node schema) {
    return schema.containsKey("$ref")
        ? Node.of("anyOf", List.of(schema, Node.of("type", "null")))
        : schema.with("type", List.of(schema.getOrDefault("type", ""), "null"));
  }

  /** The name of what tells one kind from another, where there are several. */
  static Optional<String> tagOf(Class<?> type) {
    return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(type, JsonTypeInfo.class))
        .map(JsonTypeInfo::property);
  }

  private static String kindOf(Class<?> type) {
    return Stream.of(type.getInterfaces())
        .flatMap(above -> Stream.ofNullable(above.getAnnotation(JsonSubTypes.class)))
        .flatMap(kinds -> Stream.of(kinds.value()))
        .filter(kind -> kind.value() == type)
        .map(JsonSubTypes.Type::name)
        .findFirst()
        .orElseThrow();
  }

  /** Refuses fields that are not known in whatever requests are made of. */
  public void close(Node piece) {
    pointedAtBy(piece)
        .flatMap(name -> Stream.ofNullable(schemas.get(name)))
        .filter(schema -> !schema.containsKey("additionalProperties"))
        .forEach(schema -> {
          if ("object".equals(schema.get("type"))) {
            schema.put("additionalProperties", false);
          }
          close(schema);
        });
  }

  private static Stream<String> pointedAtBy(@Nullable Object piece) {
    return switch (piece) {
      case Map<?, ?> node ->
          node.entrySet().stream()
              .flatMap(entry ->
                  "$ref".equals(entry.getKey())
                      ? Stream.of(String.valueOf(entry.getValue()).replaceAll(".*/", ""))
                      : pointedAtBy(entry.getValue()));
      case Collection<?> many -> many.stream().flatMap(Shapes::pointedAtBy);
      case null, default -> Stream.empty();
    };
  }
}
