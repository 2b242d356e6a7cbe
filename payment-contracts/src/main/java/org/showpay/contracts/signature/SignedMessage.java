package org.showpay.contracts.signature;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as a signature sees it: its line and its header fields, as they are sent. */
public interface SignedMessage {

  /** The header field with the digest of the content. */
  String CONTENT_DIGEST = "content-digest";

  /** The part of a signature that is the method. */
  String METHOD = "@method";

  /** The path, as it was sent and not decoded. */
  String PATH = "@path";

  /** The query with its question mark, which is all of it where there is none. */
  String QUERY = "@query";

  /** The verb. */
  String method();

  /** The host and port that were asked, in small letters. */
  String authority();

  /** The path, not decoded. */
  String path();

  /** What stands behind the question mark, not decoded. */
  @Nullable String query();

  /** All values of a header field, whose name is in small letters. */
  List<String> fields(String name);

  /** What a signature has to cover: leaving one of these out leaves it to whoever is between. */
  default List<String> toBeCovered() {
    List<String> parts = new ArrayList<>(List.of(METHOD, PATH, QUERY));
    for (String field : List.of(CONTENT_DIGEST, "idempotency-key", "authorization")) {
      if (!fields(field).isEmpty()) {
        parts.add(field);
      }
    }
    return parts;
  }
}
