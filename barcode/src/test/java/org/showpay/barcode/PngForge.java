package org.showpay.barcode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.showpay.contracts.phone.Picture;

/** Writes PNG files that no honest program writes. */
final class PngForge {

  private static final int SIGNATURE_AND_HEADER = 8 + 25;

  private PngForge() {}

  /** A file that says it is so large and holds so many zero bytes, well compressed. */
  static Picture bomb(int width, int height, int bitDepth, int zeros) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) bitDepth).put((byte) 6);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.writeBytes(chunk("IHDR", header.array()));
    file.writeBytes(chunk("IDAT", zeros(zeros)));
    file.writeBytes(chunk("IEND", new byte[0]));
    return Picture.of(file.toByteArray());
  }

  /** An honest file with one more chunk, behind its header, of so many compressed zeros. */
  static Picture withBomb(Picture honest, String chunk, int zeros) {
    byte[] file = honest.file();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("name\0\0".getBytes(StandardCharsets.US_ASCII));
    data.writeBytes(zeros(zeros));
    ByteArrayOutputStream forged = new ByteArrayOutputStream();
    forged.writeBytes(Arrays.copyOf(file, SIGNATURE_AND_HEADER));
    forged.writeBytes(chunk(chunk, data.toByteArray()));
    forged.writeBytes(Arrays.copyOfRange(file, SIGNATURE_AND_HEADER, file.length));
    return Picture.of(forged.toByteArray());
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = new byte[4 + data.length];
    System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
    System.arraycopy(data, 0, body, 4, data.length);
    CRC32 check = new CRC32();
    check.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(data.length)
        .put(body)
        .putInt((int) check.getValue())
        .array();
  }

  private static byte[] zeros(int count) {
    Deflater deflater = new Deflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 16];
    for (int left = count; left > 0; left -= block.length) {
      deflater.setInput(block, 0, Math.min(left, block.length));
      drain(deflater, out);
    }
    deflater.finish();
    drain(deflater, out);
    deflater.end();
    return out.toByteArray();
  }

  private static void drain(Deflater deflater, ByteArrayOutputStream out) {
    byte[] buffer = new byte[1 << 12];
    while (!deflater.needsInput() || !deflater.finished()) {
      int count = deflater.deflate(buffer);
      if (count == 0) {
        return;
      }
      out.write(buffer, 0, count);
    }
  }
}
