package org.showpay.acceptance.fuzz.shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils the body of a request. */
final class BodySpoiler {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MEGABYTE = 1 << 20;
  private static final int DEPTH = 20_000;
  private static final List<String> NO_JSON =
      List.of("", " ", "{", "}", "[1,", "\"", "nul", "{'a':1}", "<a/>", "a=b", "\u0000", "{}{}");

  private final Draft draft;
  private final Chance chance;

  private BodySpoiler(Draft draft, Chance chance) {
    this.draft = draft;
    this.chance = chance;
  }

  static void spoil(Draft draft, Spoiling how, Chance chance) {
    new BodySpoiler(draft, chance).spoil(how);
  }

  private void spoil(Spoiling how) {
    switch (how) {
      case TYPE -> replace(it -> true, Odd.VALUES);
      case BOUND -> replace(JsonNode::isNumber, Odd.NUMBERS);
      case TEXT -> replace(JsonNode::isString, Odd.TEXTS.stream().map(this::text).toList());
      case MISSING -> change(Change.REMOVE);
      case SUPERFLUOUS -> change(Change.ADD);
      case TWICE -> twice();
      case LARGE -> large();
      case DEEP -> deep();
      case BROKEN -> broken();
      default -> throw new IllegalArgumentException(how + " is not of the body");
    }
  }

  private JsonNode text(String text) {
    return NODES.stringNode(text);
  }

  private JsonNode body() {
    return Objects.requireNonNull(draft.body);
  }

  /** Puts something else where a value of this kind stands, or in place of all of it. */
  private void replace(Predicate<JsonNode> which, List<JsonNode> others) {
    List<Place> places = places(body()).stream().filter(it -> which.test(it.value())).toList();
    if (places.isEmpty()) {
      draft.write(chance.of(others));
      return;
    }
    chance.of(places).put(chance.of(others));
    draft.write(body());
  }

  private enum Change {
    ADD,
    REMOVE
  }

  private void change(Change change) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(body(), objects);
    objects.removeIf(it -> change == Change.REMOVE && it.isEmpty());
    if (objects.isEmpty()) {
      draft.write("[]");
      return;
    }
    ObjectNode object = chance.of(objects);
    if (change == Change.ADD) {
      object.set("superfluous", chance.of(Odd.VALUES));
    } else {
      object.remove(chance.of(List.copyOf(object.propertyNames())));
    }
    draft.write(body());
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(it -> collect(it, objects));
  }

  private void twice() {
    String text = draft.content;
    if (text.startsWith("{\"")) {
      String first = text.substring(1, text.length() - 1);
      draft.write("{" + first + "," + first + "}");
    } else {
      draft.write("{\"a\":1,\"a\":2}");
    }
  }

  private void large() {
    String much = "x".repeat(MEGABYTE);
    draft.write(
        chance.in(0.5) && draft.content.startsWith("{\"")
            ? "{\"" + much + "\":1," + draft.content.substring(1)
            : "\"" + much + "\"");
  }

  private void deep() {
    int depth = chance.between(500, DEPTH);
    draft.write(
        chance.in(0.5)
            ? "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)
            : "[".repeat(depth) + "]".repeat(depth));
  }

  private void broken() {
    String text = draft.content;
    draft.write(
        chance.in(0.5) && text.length() > 2
            ? text.substring(0, chance.between(1, text.length() - 1))
            : chance.of(NO_JSON));
  }

  private static List<Place> places(JsonNode node) {
    List<Place> places = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> places.add(new Place.Field(object, name)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        places.add(new Place.Item(array, i));
      }
    }
    node.forEach(it -> places.addAll(places(it)));
    return places;
  }

  /** Where a value stands. */
  private sealed interface Place {

    JsonNode value();

    void put(JsonNode other);

    record Field(ObjectNode object, String name) implements Place {
      @Override
      public JsonNode value() {
        return object.path(name);
      }

      @Override
      public void put(JsonNode other) {
        object.set(name, other);
      }
    }

    record Item(ArrayNode array, int index) implements Place {
      @Override
      public JsonNode value() {
        return array.path(index);
      }

      @Override
      public void put(JsonNode other) {
        array.set(index, other);
      }
    }
  }
}
