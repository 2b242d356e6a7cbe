package org.showpay.contracts.signature;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parser;
import org.jspecify.annotations.Nullable;

/** What a request's content is known by (RFC 9530). */
public final class ContentDigest {

  private static final String SHA_256 = "sha-256";
  private static final String SHA_512 = "sha-512";

  private ContentDigest() {}

  /** The header field's value for this content. */
  public static String of(byte[] content) {
    return Dictionary.valueOf(Map.of(SHA_256, ByteSequenceItem.valueOf(digest("SHA-256", content))))
        .serialize();
  }

  /**
   * True where all digests that we know are those of the content, and there is one. Those that are
   * not known here are passed over, as the RFC wants.
   */
  public static boolean fits(List<String> fields, byte[] content) {
    try {
      Map<String, ListElement<?>> all = new Parser(fields).parseDictionary().get();
      return (all.containsKey(SHA_256) || all.containsKey(SHA_512))
          && isDigest(all.get(SHA_256), "SHA-256", content)
          && isDigest(all.get(SHA_512), "SHA-512", content);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static boolean isDigest(@Nullable ListElement<?> said, String algorithm, byte[] content) {
    return said == null
        || (said instanceof ByteSequenceItem digest
            && MessageDigest.isEqual(bytesOf(digest.get()), digest(algorithm, content)));
  }

  static byte[] bytesOf(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static byte[] digest(String algorithm, byte[] content) {
    try {
      return MessageDigest.getInstance(algorithm).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }
}
