package org.showpay.auth.idempotency;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a request apart into its fields, each under its dotted path. Space, the order of fields and
 * fields that are null make no difference, since they make none to whoever reads the request. An
 * item of a list that is null is an item all the same.
 */
final class RequestContent {

  /** Stands for a body that is not JSON, or that no route of ours would take. */
  static final String BODY = "(the body)";

  static final String QUERY = "(the address)";

  private static final int MOST_FIELDS = 100;

  /** A field's name is kept in clear, so it must not be able to carry much. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,39}");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Map<String, byte[]> fields = new LinkedHashMap<>();

  private RequestContent() {}

  static Map<String, byte[]> of(String query, byte[] body) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    if (!query.isEmpty()) {
      all.put(QUERY, query.getBytes(StandardCharsets.UTF_8));
    }
    all.putAll(fieldsOf(body));
    return all;
  }

  private static Map<String, byte[]> fieldsOf(byte[] body) {
    try {
      RequestContent content = new RequestContent();
      // As a text: of bytes that are no UTF-8, Jackson takes some for names that it knows.
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      JsonNode root = JSON.readTree(text.toString());
      if (root != null && root.isObject() && content.take("", root)) {
        return content.fields;
      }
    } catch (CharacterCodingException | JacksonException | NumberFormatException notJson) {
      // A number whose exponent is too large for any is not even an exception of Jackson's.
      return Map.of(BODY, body);
    }
    return Map.of(BODY, body);
  }

  /** False when the body cannot be told field by field. */
  private boolean take(String path, JsonNode node) {
    if (node.isObject()) {
      return takeMembers(path, node);
    }
    if (node.isArray() && !node.isEmpty()) {
      return takeItems(path, node);
    }
    return put(path, node, node.isString() ? node.stringValue() : node.toString());
  }

  private boolean put(String path, JsonNode node, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      // Halves of characters would all be written as question marks.
      return false;
    }
    fields.put(path, (node.getNodeType() + " " + text).getBytes(StandardCharsets.UTF_8));
    return fields.size() <= MOST_FIELDS;
  }

  private boolean takeMembers(String path, JsonNode object) {
    List<Map.Entry<String, JsonNode>> members =
        object.properties().stream().filter(member -> !member.getValue().isNull()).toList();
    if (members.isEmpty()) {
      return put(path, object, "{}");
    }
    for (var member : members) {
      String name = member.getKey();
      if (!NAME.matcher(name).matches()
          || !take(path.isEmpty() ? name : path + '.' + name, member.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean takeItems(String path, JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      if (!take(path + '.' + i, array.get(i))) {
        return false;
      }
    }
    return true;
  }
}
