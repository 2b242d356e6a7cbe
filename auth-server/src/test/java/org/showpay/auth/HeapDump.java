package org.showpay.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a process held in its heap, as a file that is searched for texts. */
final class HeapDump {

  private static final int PART = 1 << 20;

  private final Path file;

  HeapDump(Path file) {
    this.file = file;
  }

  /** A text in the bytes that it would be found by. */
  private static final class Needle {

    private final String text;
    private final byte[] bytes;

    Needle(String text, byte[] bytes) {
      this.text = text;
      this.bytes = bytes;
    }

    boolean isAt(int place, byte[] part) {
      return Arrays.equals(part, place, place + bytes.length, bytes, 0, bytes.length);
    }
  }

  /** As bytes, as they come from a line and as strings keep them, and as chars of either order. */
  private static Stream<Needle> needles(String text) {
    byte[] wide = text.getBytes(UTF_16LE);
    return Stream.of(
        new Needle(text + " as bytes", text.getBytes(ISO_8859_1)),
        new Needle(text + " as chars", Arrays.copyOf(wide, wide.length - 1)));
  }

  /** Those of these texts that are in it, and in which form. */
  Set<String> found(Collection<String> texts) throws IOException {
    List<Needle> needles = texts.stream().flatMap(HeapDump::needles).toList();
    int overlap = needles.stream().mapToInt(needle -> needle.bytes.length).max().orElseThrow();
    boolean[] begins = new boolean[256];
    needles.forEach(needle -> begins[needle.bytes[0] & 0xff] = true);
    Set<String> found = new LinkedHashSet<>();
    byte[] part = new byte[PART + overlap];
    try (InputStream in = Files.newInputStream(file)) {
      int kept = 0;
      int read = in.readNBytes(part, 0, PART);
      while (read > 0) {
        int length = kept + read;
        Arrays.fill(part, length, part.length, (byte) 0);
        for (int i = 0; i < length; i++) {
          if (begins[part[i] & 0xff]) {
            add(found, needles, i, part);
          }
        }
        kept = Math.min(overlap, length);
        System.arraycopy(part, length - kept, part, 0, kept);
        read = in.readNBytes(part, kept, PART);
      }
    }
    return found;
  }

  private static void add(Set<String> found, List<Needle> needles, int place, byte[] part) {
    for (Needle needle : needles) {
      if (place + needle.bytes.length <= part.length && needle.isAt(place, part)) {
        found.add(needle.text);
      }
    }
  }
}
