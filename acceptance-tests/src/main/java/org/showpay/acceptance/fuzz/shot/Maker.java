package org.showpay.acceptance.fuzz.shot;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.showpay.acceptance.fuzz.document.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that fit a schema, of what was seen or anew. */
final class Maker {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> WORDS =
      List.of("Everyday", "Corner Shop", "left thumb", "김민지", "a", "A-1", "8801234567893");
  private static final double OFTEN = 0.8;
  private static final double SOMETIMES = 0.4;
  private static final int KEY_BYTES = 32;
  private static final int DEEPEST = 8;

  private final Memory memory;
  private final Chance chance;
  private final Wish wish;

  Maker(Memory memory, Chance chance, Wish wish) {
    this.memory = memory;
    this.chance = chance;
    this.wish = wish;
  }

  /** A value for a field, or for all of a body where it has no name. */
  JsonNode make(Schema schema, String field) {
    return make(schema, field, 0);
  }

  private JsonNode make(Schema schema, String field, int depth) {
    String wanted = wish.fields().get(field);
    boolean leaf = isLeaf(schema);
    if (wanted != null && leaf && !wanted.equals(Wish.NEW) && !wanted.equals(Wish.SEEN)) {
      return isText(schema) ? NODES.stringNode(wanted) : JSON.readTree(wanted);
    }
    if (!Wish.NEW.equals(wanted) && (wish.faithful() || chance.in(OFTEN))) {
      Optional<JsonNode> known = leaf || depth > 0 ? recall(schema, field) : Optional.empty();
      if (known.isPresent()) {
        return known.get();
      }
    }
    return anew(schema, field, depth);
  }

  /** An amount is asked for anew each time: the one that was seen is of something else. */
  private Optional<JsonNode> recall(Schema schema, String field) {
    return schema.name().equals("Money")
        ? Optional.empty()
        : schema.variants().isEmpty()
            ? memory.recall(schema, field, chance)
            : schema.variants().stream()
                .flatMap(it -> memory.recall(it, field, chance).stream())
                .findFirst();
  }

  private static boolean isLeaf(Schema schema) {
    return schema.variants().isEmpty()
        ? !schema.types().contains("object") && !schema.types().contains("array")
        : schema.variants().stream().allMatch(Maker::isLeaf);
  }

  private static boolean isText(Schema schema) {
    return schema.types().contains("string") || schema.variants().stream().anyMatch(Maker::isText);
  }

  private JsonNode anew(Schema schema, String field, int depth) {
    if (depth > DEEPEST || (schema.isNullable() && !wish.faithful() && !chance.in(OFTEN))) {
      return NODES.nullNode();
    }
    List<Schema> variants =
        schema.variants().stream().filter(it -> !it.types().contains("null")).toList();
    if (!variants.isEmpty()) {
      return make(chance.of(variants), field, depth);
    }
    if (!schema.constants().isEmpty()) {
      return chance.of(schema.constants());
    }
    String type = schema.types().stream().filter(it -> !it.equals("null")).findFirst().orElse("");
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, field, depth);
      case "integer", "number" -> number(field);
      case "boolean" -> NODES.booleanNode(chance.in(SOMETIMES));
      default -> NODES.stringNode(text(schema));
    };
  }

  private ObjectNode object(Schema schema, int depth) {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
      String name = property.getKey();
      boolean chosen = !wish.faithful() && chance.in(SOMETIMES);
      if (schema.required().contains(name) || wish.fields().containsKey(name) || chosen) {
        object.set(name, make(property.getValue(), name, depth + 1));
      }
    }
    return object;
  }

  private ArrayNode array(Schema schema, String field, int depth) {
    ArrayNode array = NODES.arrayNode();
    int size = wish.faithful() ? 1 : chance.below(4);
    for (int i = 0; i < size; i++) {
      JsonNode item = make(schema.items(), field, depth + 1);
      if (!schema.hasUniqueItems() || array.valueStream().noneMatch(item::equals)) {
        array.add(item);
      }
    }
    return array;
  }

  private JsonNode number(String field) {
    int most = field.equals("amount") ? 20_000 : 60;
    return NODES.numberNode(wish.faithful() ? 1 : chance.below(most));
  }

  private String text(Schema schema) {
    boolean asShown = !schema.name().endsWith("Id") && (wish.faithful() || chance.in(OFTEN));
    if (!schema.examples().isEmpty() && asShown) {
      return chance.of(schema.examples()).asString();
    }
    if (!schema.pattern().isEmpty()) {
      return Patterns.text(schema.pattern(), chance);
    }
    if (schema.isBase64()) {
      return Base64.getEncoder().encodeToString(chance.bytes(KEY_BYTES));
    }
    return schema.examples().isEmpty() ? chance.of(WORDS) : chance.of(schema.examples()).asString();
  }
}
