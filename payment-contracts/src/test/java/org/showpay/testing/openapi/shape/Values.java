package org.showpay.testing.openapi.shape;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.ReflectionUtils;

/** How types look that are one value in JSON. */
final class Values {

  private static final String TEXT = "string";
  private static final String PREFIX = "PREFIX";

  /** What each kind of JSON's own says of itself, and an example. */
  private static final Map<Class<?>, List<String>> JDK =
      Map.ofEntries(
          Map.entry(String.class, List.of("", "", "")),
          Map.entry(Instant.class, List.of("format", "date-time", "2026-11-26T09:30:00Z")),
          Map.entry(LocalDate.class, List.of("format", "date", "2026-11-26")),
          Map.entry(LocalTime.class, List.of("format", "time-local", "04:30:00")),
          Map.entry(Duration.class, List.of("format", "duration", "PT30S")),
          Map.entry(YearMonth.class, List.of("pattern", "^[0-9]{4}-[0-9]{2}$", "2029-11")),
          Map.entry(ZoneId.class, List.of("format", "time-zone", "Asia/Seoul")),
          Map.entry(URI.class, List.of("format", "uri", "https://shop.example/paid")),
          Map.entry(Currency.class, List.of("pattern", "^[A-Z]{3}$", "KRW")));

  private static final Map<Class<?>, String> NUMBERS =
      Map.of(int.class, "int32", Integer.class, "int32", long.class, "int64", Long.class, "int64");

  private Values() {}

  /** A type of the JDK's. */
  static Optional<Node> ofTheJdk(Class<?> type) {
    if (NUMBERS.containsKey(type)) {
      return Optional.of(Node.of("type", "integer").with("format", NUMBERS.get(type)));
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of(Node.of("type", "boolean"));
    }
    return Optional.ofNullable(JDK.get(type))
        .map(says ->
            Node.of("type", TEXT)
                .with(says.get(0), says.get(1))
                .with("examples", Stream.of(says.get(2)).filter(it -> !it.isEmpty()).toList()));
  }

  /** The method by which a type of our own says what it is in JSON, where that is one value. */
  static Optional<Method> valueOf(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonValue.class))
        .findFirst();
  }

  /** A type of our own that is a text. Secrets have no example. */
  static Node ofOurs(Class<?> type, Method value) {
    if (value.getReturnType() != String.class) {
      return ofTheJdk(value.getReturnType()).orElseThrow();
    }
    String example = Examples.textOf(type);
    boolean secret = value.getName().equals("reveal");
    return Node.of("type", TEXT)
        .with("format", secret ? "password" : null)
        .with("contentEncoding", value.getName().equals("base64") ? "base64" : null)
        .with("pattern", patternOf(type, example))
        .with("examples", secret ? List.of() : List.of(example));
  }

  /** Of an id what it begins with tells it; of others the pattern that its example keeps to. */
  private static String patternOf(Class<?> type, String example) {
    return prefixOf(type)
        .filter(prefix -> example.equals(Examples.idOf(prefix)))
        .map(prefix -> '^' + prefix + "_[0-9a-f]{32}$")
        .orElseGet(() ->
            constants(type, Pattern.class)
                .filter(pattern -> pattern.matcher(example).matches())
                .findFirst()
                .map(pattern -> "^(" + pattern + ")$")
                .orElse(""));
  }

  /** What the ids of this type begin with, if it is a type of ids. */
  static Optional<String> prefixOf(Class<?> ids) {
    return Optional.ofNullable(ReflectionUtils.findField(ids, PREFIX, String.class))
        .map(Values::valueOf)
        .map(String.class::cast);
  }

  private static <T> Stream<T> constants(Class<?> type, Class<T> kind) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> field.getType() == kind)
        .map(Values::valueOf)
        .map(kind::cast);
  }

  private static Object valueOf(Field constant) {
    ReflectionUtils.makeAccessible(constant);
    return Objects.requireNonNull(ReflectionUtils.getField(constant, null));
  }
}
