package org.showpay.acceptance.fuzz.shot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.document.Parameter;
import tools.jackson.databind.JsonNode;

/** A request in the making: a good one, of which things can be spoiled. */
final class Draft {

  static final String AUTHORIZATION = "Authorization";
  static final String CONTENT_TYPE = "Content-Type";

  private static final double SOMETIMES = 0.3;
  private static final double ONCE = 0.15;
  private static final String ONCE_ONLY = "Idempotency-Key";
  private static final int KEY_LENGTH = 20;

  final Operation operation;
  final Map<String, String> parts = new LinkedHashMap<>();
  final List<String> query = new ArrayList<>();
  final List<Shot.Header> headers = new ArrayList<>();
  String method;
  @Nullable JsonNode body;
  String content = "";

  private Draft(Operation operation) {
    this.operation = operation;
    this.method = operation.address().method();
  }

  /** One that is as the document wants it, but for its credential. */
  static Draft good(Operation operation, Maker maker, Chance chance, Wish wish) {
    Draft draft = new Draft(operation);
    for (Parameter parameter : operation.input().parameters()) {
      boolean path = parameter.place() == Parameter.Place.PATH;
      boolean chosen = !wish.faithful() && chance.in(SOMETIMES);
      if (path || parameter.required() || chosen || wish.fields().containsKey(parameter.name())) {
        draft.put(parameter, maker, chance);
      }
    }
    operation
        .input()
        .body()
        .ifPresent(schema -> {
          draft.write(maker.make(schema, ""));
          draft.headers.add(new Shot.Header(CONTENT_TYPE, "application/json"));
        });
    return draft;
  }

  private void put(Parameter parameter, Maker maker, Chance chance) {
    String value = maker.make(parameter.schema(), parameter.name()).asString("");
    switch (parameter.place()) {
      case PATH -> parts.put(parameter.name(), encoded(value));
      case QUERY -> query.add(parameter.name() + "=" + encoded(value));
      case HEADER -> {
        if (parameter.name().equals(ONCE_ONLY)) {
          headers.add(new Shot.Header(ONCE_ONLY, key(chance)));
        }
      }
    }
  }

  /** A key that was used before comes with the same request or with another. */
  private static String key(Chance chance) {
    return chance.in(ONCE) ? "again" : Patterns.text("^[a-z0-9]{" + KEY_LENGTH + "}$", chance);
  }

  /** What is sent as its body. */
  void write(JsonNode json) {
    body = json;
    content = json.toString();
  }

  void write(String text) {
    content = text;
  }

  /** A header in place of all of that name. */
  void set(String name, String value) {
    headers.removeIf(it -> it.name().equalsIgnoreCase(name));
    headers.add(new Shot.Header(name, value));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Its address, with what is asked behind it. */
  String address() {
    String path = operation.address().path();
    for (Map.Entry<String, String> part : parts.entrySet()) {
      path = path.replace("{" + part.getKey() + "}", part.getValue());
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  /** The finished request. */
  Shot shot(Spoiling spoiling) {
    return new Shot(
        operation, spoiling, new Shot.Line(method, address()), List.copyOf(headers), content);
  }
}
