package org.showpay.acceptance.fuzz.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whether a value is as a schema says. */
public final class Fit {

  private static final int SHOWN = 60;

  private final List<String> complaints = new ArrayList<>();

  private Fit() {}

  /** What is wrong with a value, a line for each; empty where it fits. */
  public static List<String> complaints(JsonNode value, Schema schema) {
    return at("", value, schema);
  }

  private static List<String> at(String where, JsonNode value, Schema schema) {
    Fit fit = new Fit();
    fit.look(where, value, schema);
    return fit.complaints;
  }

  private void look(String where, JsonNode value, Schema schema) {
    if (!schema.variants().isEmpty()) {
      lookForVariant(where, value, schema);
      return;
    }
    if (!schema.types().isEmpty() && schema.types().stream().noneMatch(it -> is(it, value))) {
      complain(where, value, "is no " + String.join(" or ", schema.types()));
      return;
    }
    if (!schema.constants().isEmpty() && !schema.constants().contains(value) && !value.isNull()) {
      complain(where, value, "is none of " + schema.constants());
    }
    switch (value.getNodeType()) {
      case STRING -> lookAtText(where, value, schema);
      case NUMBER -> lookAtNumber(where, value, schema);
      case OBJECT -> lookAtObject(where, value, schema);
      case ARRAY -> lookAtArray(where, value, schema);
      default -> {
        // Nothing more is said of it.
      }
    }
  }

  private void lookForVariant(String where, JsonNode value, Schema schema) {
    Optional<Schema> named = schema.named(value);
    if (named.isPresent()) {
      look(where, value, named.get());
      return;
    }
    schema.variants().stream()
        .map(variant -> at(where, value, variant))
        .min(Comparator.comparingInt(List::size))
        .ifPresent(complaints::addAll);
  }

  private static boolean is(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private void lookAtText(String where, JsonNode value, Schema schema) {
    String text = value.asString();
    if (!schema.pattern().isEmpty() && !Pattern.compile(schema.pattern()).matcher(text).find()) {
      complain(where, value, "does not fit " + schema.pattern());
    }
    if (!Formats.fits(text, schema.isBase64() ? "base64" : schema.format())) {
      complain(where, value, "is no " + (schema.isBase64() ? "base64" : schema.format()));
    }
  }

  private void lookAtNumber(String where, JsonNode value, Schema schema) {
    boolean fits =
        switch (schema.format()) {
          case "int32" -> value.canConvertToInt();
          case "int64" -> value.canConvertToLong();
          default -> true;
        };
    if (!fits) {
      complain(where, value, "is no " + schema.format());
    }
  }

  private void lookAtObject(String where, JsonNode value, Schema schema) {
    for (String name : schema.required()) {
      if (!value.has(name)) {
        complain(where + "." + name, value, "is not there");
      }
    }
    value
        .propertyStream()
        .forEach(field -> {
          String place = where + "." + field.getKey();
          Schema told = schema.properties().get(field.getKey());
          if (told != null) {
            look(place, field.getValue(), told);
          } else if (schema.isClosed()) {
            complain(place, field.getValue(), "is not told of");
          } else {
            schema.others().ifPresent(it -> look(place, field.getValue(), it));
          }
        });
  }

  private void lookAtArray(String where, JsonNode value, Schema schema) {
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode item : value) {
      look(where + "[]", item, schema.items());
      if (schema.hasUniqueItems() && !seen.add(item)) {
        complain(where + "[]", item, "is there twice");
      }
    }
  }

  private void complain(String where, JsonNode value, String what) {
    String text = value.toString();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    complaints.add((where.isEmpty() ? "the body" : where) + " " + what + ": " + shown);
  }
}
