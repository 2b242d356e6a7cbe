package org.showpay.auth.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.text;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request is the same when it is written anew, and another one when it says anything else. */
public final class RequestContentFuzz {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Begins a text where several follow each other (RFC 7464); no JSON has it inside. */
  private static final String SEPARATOR = "\u001e";

  private static final int MOST_FIELDS = 101;

  private RequestContentFuzz() {}

  /** Takes the input apart as two bodies, which may be the same request or may not. */
  public static void fuzzerTestOneInput(byte[] input) {
    String[] bodies = new String(input, ISO_8859_1).split(SEPARATOR, 2);
    byte[] body = bodies[0].getBytes(ISO_8859_1);
    Map<String, String> fields = fields(body);
    require(fields.size() <= MOST_FIELDS, "Too many fields are kept");
    if (!fields.containsKey(RequestContent.BODY)) {
      JsonNode said = JSON.readTree(text(body));
      byte[] anew = JSON.writeValueAsBytes(said);
      require(fields(anew).equals(fields), "Written anew it is another request");
      compare(said, fields, bodies.length == 1 ? anew : bodies[1].getBytes(ISO_8859_1));
    }
  }

  private static void compare(JsonNode said, Map<String, String> fields, byte[] other) {
    Map<String, String> others = fields(other);
    if (!others.containsKey(RequestContent.BODY)) {
      require(
          others.equals(fields) == isSame(said, JSON.readTree(text(other))),
          "Two requests are taken for one, or one for two");
    }
  }

  /** By the trees: a field that is null is none, and a number is what its text is. */
  private static boolean isSame(JsonNode one, JsonNode other) {
    if (one.isObject() && other.isObject()) {
      TreeSet<String> names = new TreeSet<>(one.propertyNames());
      names.addAll(other.propertyNames());
      return names.stream().allMatch(name -> isSame(one.path(name), other.path(name)));
    }
    if (one.isArray() && other.isArray()) {
      return one.size() == other.size()
          && IntStream.range(0, one.size()).allMatch(i -> isSame(one.get(i), other.get(i)));
    }
    if (isNothing(one) || isNothing(other)) {
      return isNothing(one) && isNothing(other);
    }
    return one.getNodeType() == other.getNodeType() && one.toString().equals(other.toString());
  }

  private static boolean isNothing(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  private static Map<String, String> fields(byte[] body) {
    Map<String, String> texts = new TreeMap<>();
    RequestContent.of("", body)
        .forEach((name, value) -> texts.put(name, new String(value, ISO_8859_1)));
    return texts;
  }
}
