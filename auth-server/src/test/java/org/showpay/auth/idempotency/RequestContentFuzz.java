package org.showpay.auth.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.showpay.testing.fuzz.Parsing.require;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A request is the same when it is written anew, and any body can be told from another one. */
public final class RequestContentFuzz {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final int MOST_FIELDS = 101;

  private RequestContentFuzz() {}

  /** Takes the input apart as a body. */
  public static void fuzzerTestOneInput(byte[] input) {
    Map<String, String> fields = fields(input);
    require(fields.size() <= MOST_FIELDS, "Too many fields are kept");
    if (!fields.containsKey(RequestContent.BODY)) {
      String anew = JSON.writeValueAsString(JSON.readTree(input));
      require(fields(anew.getBytes(UTF_8)).equals(fields), "Written anew it is another request");
    }
  }

  private static Map<String, String> fields(byte[] body) {
    Map<String, String> texts = new TreeMap<>();
    RequestContent.of("", body)
        .forEach((name, value) -> texts.put(name, new String(value, ISO_8859_1)));
    return texts;
  }
}
