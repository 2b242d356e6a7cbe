package org.showpay.acceptance.fuzz.shot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.showpay.acceptance.fuzz.document.Parameter;
import org.showpay.acceptance.fuzz.document.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What a caller has seen: values by their schema's name, and by the name of their field. */
public final class Memory {

  private static final double NEWEST = 0.7;
  private static final int MOST = 24;

  private final Map<String, List<JsonNode>> values = new HashMap<>();
  private final Map<String, List<JsonNode>> given;

  private Memory(Map<String, List<JsonNode>> given) {
    this.given = given;
  }

  /** That of somebody who has seen nothing. */
  public static Memory empty() {
    return new Memory(Map.of());
  }

  /** Another, which begins with all that this one holds. */
  public Memory child() {
    return new Memory(values);
  }

  /** Keeps a text under a schema's name, or under a field's, which has a dot before it. */
  public void keep(String name, String text) {
    put(name, StringNode.valueOf(text));
  }

  /** Keeps all that has a name in a value. */
  public void keep(JsonNode value, Schema schema) {
    keep("", value, schema);
  }

  private void keep(String field, JsonNode value, Schema schema) {
    if (value.isNull()) {
      return;
    }
    if (!schema.name().isEmpty()) {
      put(schema.name(), value);
    }
    if (!schema.variants().isEmpty()) {
      schema.variants().forEach(it -> keep(field, value, it));
    } else if (value.isObject()) {
      schema
          .properties()
          .forEach((name, told) -> {
            if (value.has(name)) {
              keep(name, value.path(name), told);
            }
          });
    } else if (value.isArray()) {
      value.forEach(it -> keep(field, it, schema.items()));
    } else if (!field.isEmpty() && schema.format().startsWith("uri")) {
      end(value.asString("")).ifPresent(it -> put("." + field, it));
    } else if (!field.isEmpty()) {
      put("." + field, value);
    }
  }

  /** Of an address, the last part: it names what the address is of; empty where it is none. */
  private static Optional<JsonNode> end(String address) {
    try {
      return Optional.ofNullable(new URI(address).getPath())
          .map(path -> StringNode.valueOf(path.substring(path.lastIndexOf('/') + 1)));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private void put(String name, JsonNode value) {
    List<JsonNode> known = values.computeIfAbsent(name, it -> new ArrayList<>());
    known.remove(value);
    known.add(value);
    if (known.size() > MOST) {
      known.removeFirst();
    }
  }

  /** A value for a field of this schema: mostly the newest of one's own. */
  public Optional<JsonNode> recall(Schema schema, String field, Chance chance) {
    for (String name : new String[] {schema.name(), "." + field}) {
      for (Map<String, List<JsonNode>> from : List.of(values, given)) {
        List<JsonNode> known = name.length() > 1 ? from.get(name) : null;
        if (known != null) {
          return Optional.of(chance.in(NEWEST) ? known.getLast() : chance.of(known));
        }
      }
    }
    return Optional.empty();
  }

  /** All that is known of a name, as texts. */
  public List<String> texts(String name) {
    return values.getOrDefault(name, List.of()).stream().map(it -> it.asString("")).toList();
  }

  /** Whether an answer of this story, and not what was there before, has a value for it. */
  public boolean learnt(Parameter parameter) {
    return values.containsKey(parameter.schema().name())
        || values.containsKey("." + parameter.name());
  }
}
