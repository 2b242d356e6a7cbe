package org.showpay.acceptance.fuzz.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A schema of a document, as far as our documents use JSON Schema. */
public final class Schema {

  private static final String REF = "$ref";

  private final JsonNode components;
  private final String name;
  private final JsonNode node;

  private Schema(JsonNode components, String name, JsonNode node) {
    this.components = components;
    this.name = name;
    this.node = node;
  }

  /** A schema as it stands somewhere; a reference is followed to what it names. */
  static Schema of(JsonNode components, JsonNode node) {
    if (!node.has(REF)) {
      return new Schema(components, "", node);
    }
    String target = node.path(REF).asString();
    String name = target.substring(target.lastIndexOf('/') + 1);
    return new Schema(components, name, components.path("schemas").path(name));
  }

  /** What it is called where others may refer to it, else empty. */
  public String name() {
    return name;
  }

  /** The types that it allows; empty where it says nothing of that. */
  public Set<String> types() {
    return texts(node.path("type")).collect(Collectors.toSet());
  }

  /** Whether there may be nothing instead. */
  public boolean isNullable() {
    return types().contains("null")
        || variants().stream().anyMatch(it -> it.types().contains("null"));
  }

  /** The schemas of which one has to fit, if there are any. */
  public List<Schema> variants() {
    List<Schema> variants = new ArrayList<>();
    for (String word : List.of("oneOf", "anyOf")) {
      node.path(word).forEach(variant -> variants.add(of(components, variant)));
    }
    return variants;
  }

  /** The variant that a value names by its discriminator; empty where it names none. */
  Optional<Schema> named(JsonNode value) {
    JsonNode discriminator = node.path("discriminator");
    String chosen = value.path(discriminator.path("propertyName").asString("")).asString("");
    JsonNode target = discriminator.path("mapping").path(chosen);
    return target.isString()
        ? variants().stream().filter(it -> target.asString().endsWith("/" + it.name)).findFirst()
        : Optional.empty();
  }

  /** The values that it allows, where it counts them. */
  public List<JsonNode> constants() {
    return node.path("enum").valueStream().toList();
  }

  public String pattern() {
    return node.path("pattern").asString("");
  }

  public String format() {
    return node.path("format").asString("");
  }

  /** Whether it is a text in which bytes are written. */
  public boolean isBase64() {
    return node.path("contentEncoding").asString("").equals("base64");
  }

  public List<JsonNode> examples() {
    return node.path("examples").valueStream().toList();
  }

  /** The fields of an object, by name. */
  public Map<String, Schema> properties() {
    Map<String, Schema> properties = new LinkedHashMap<>();
    node.path("properties")
        .propertyStream()
        .forEach(it -> properties.put(it.getKey(), of(components, it.getValue())));
    return properties;
  }

  /** Those of them that may not be left out. */
  public Set<String> required() {
    return texts(node.path("required")).collect(Collectors.toSet());
  }

  /** Whether an object has no fields but those that are named. */
  public boolean isClosed() {
    return node.has("additionalProperties")
        && node.path("additionalProperties").isBoolean()
        && !node.path("additionalProperties").asBoolean();
  }

  /** What further fields hold, where that is said. */
  public Optional<Schema> others() {
    JsonNode others = node.path("additionalProperties");
    return others.isObject() ? Optional.of(of(components, others)) : Optional.empty();
  }

  /** What an array holds. */
  public Schema items() {
    return of(components, node.path("items"));
  }

  public boolean hasUniqueItems() {
    return node.path("uniqueItems").asBoolean(false);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString())
        : node.valueStream().map(JsonNode::asString);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? node.toString() : name;
  }
}
