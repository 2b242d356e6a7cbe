package org.showpay.acceptance.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A question that passes a link, and whose answer will.
 *
 * @param what method and path; or to a database {@code commit:} with the statements of the
 *     transaction that is to be committed, and {@code sql:} where more are to come
 * @param content the question's bytes; to a database those of its transaction so far
 */
public record Exchange(Link link, String what, String content) {

  /** True when the question contains this. */
  public boolean is(Pattern pattern) {
    return pattern.matcher(what).find();
  }

  /** True when it is about whatever has this id, in any of the forms that ids are sent in. */
  public boolean names(UUID id) {
    byte[] raw =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    String text = id.toString();
    return content.contains(text)
        || content.contains(text.replace("-", ""))
        || content.contains(new String(raw, StandardCharsets.ISO_8859_1));
  }
}
