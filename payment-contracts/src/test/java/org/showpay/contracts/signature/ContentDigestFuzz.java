package org.showpay.contracts.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.showpay.testing.fuzz.Parsing.lines;
import static org.showpay.testing.fuzz.Parsing.require;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A content fits the header field that names its digest, and no other. */
public final class ContentDigestFuzz {

  private ContentDigestFuzz() {}

  /** Reads two header fields and a content. */
  public static void fuzzerTestOneInput(byte[] input) throws NoSuchAlgorithmException {
    List<String> lines = lines(input, 3);
    byte[] content = lines.get(2).getBytes(ISO_8859_1);
    List<String> fields = lines.subList(0, lines.get(1).isEmpty() ? 1 : 2);
    if (ContentDigest.fits(fields, content)) {
      String all = String.join(",", fields);
      require(
          all.contains(base64("SHA-256", content)) || all.contains(base64("SHA-512", content)),
          "It fits without a digest");
    }
    require(ContentDigest.fits(List.of(ContentDigest.of(content)), content), "Its own does not");
  }

  private static String base64(String algorithm, byte[] content) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
    return Base64.getEncoder().withoutPadding().encodeToString(digest);
  }
}
