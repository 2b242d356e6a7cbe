package org.showpay.testing.openapi.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Holds the forms of a document against what a service really reads and writes. */
public final class Wire {

  private final JsonMapper json;
  private final Shapes shapes;
  private final Samples samples;
  private final List<String> complaints = new ArrayList<>();

  public Wire(JsonMapper json, Shapes shapes) {
    this.json = json;
    this.shapes = shapes;
    this.samples = new Samples(shapes);
  }

  /** What is not as the document says; nothing, if all is well. */
  public List<String> complaints() {
    shapes.types().forEach(this::hold);
    return complaints;
  }

  private void hold(String name, Class<?> type) {
    for (Object sample : samples.of(name).toList()) {
      compare(name, type, sample);
      if (sample instanceof Node message && isClosed(name, type)) {
        tryOut(name, type, message);
      }
    }
  }

  /** Nobody reads what only answers are made of as strictly. */
  private boolean isClosed(String name, Class<?> type) {
    Node schema = samples.schema(name);
    return Boolean.FALSE.equals(schema.get("additionalProperties")) && !type.isInterface();
  }

  private void compare(String name, Class<?> type, Object sample) {
    try {
      String said = json.writeValueAsString(sample);
      String written = json.writeValueAsString(json.readValue(said, type));
      if (!json.readTree(written).equals(json.readTree(said))) {
        complaints.add(name + " is written as " + written);
      }
    } catch (JacksonException refused) {
      complaints.add(name + " does not read what is said of it: " + refused.getMessage());
    }
  }

  private void tryOut(String name, Class<?> type, Node message) {
    Collection<?> required =
        samples.schema(name).get("required") instanceof Collection<?> some ? some : List.of();
    for (String field : message.keySet()) {
      boolean wanted = required.contains(field);
      String without = name + " without " + field;
      expect(without, !wanted, type, changed(message, it -> it.remove(field)));
    }
    expect(
        name + " with a field more", false, type, changed(message, it -> it.put("andMore", true)));
  }

  private static Node changed(Node message, Consumer<Node> change) {
    Node other = new Node();
    other.putAll(message);
    change.accept(other);
    return other;
  }

  private void expect(String what, boolean read, Class<?> type, Map<String, Object> message) {
    boolean done;
    try {
      json.readValue(json.writeValueAsString(message), type);
      done = true;
    } catch (JacksonException refused) {
      done = false;
    }
    if (done != read) {
      complaints.add(what + (done ? " is read" : " is not read"));
    }
  }
}
