package org.showpay.barcode.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.showpay.contracts.phone.Picture;

/**
 * A PNG file (ISO/IEC 15948) of greys. It is written here, in a third of the JDK's time, and needs
 * neither fonts nor a display.
 */
final class GreyPng {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER_BYTES = 13;

  /** A row is written as what differs from the row above, which mostly is nothing. */
  private static final byte FILTER_UP = 2;

  private static final int DEFLATE_BUFFER = 1 << 13;

  private final byte[] pixels;
  private final int width;
  private final int height;
  private final int bits;

  /**
   * A picture to be.
   *
   * @param pixels 256 greys, of which the file keeps the highest bits
   * @param bits a pixel: 1, 2, 4 or 8
   */
  GreyPng(byte[] pixels, int width, int height, int bits) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    this.bits = bits;
  }

  Picture file() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putInt(width).putInt(height).put((byte) bits);
    writeChunk(file, "IHDR", header.array());
    writeChunk(file, "IDAT", compressed());
    writeChunk(file, "IEND", new byte[0]);
    return Picture.of(file.toByteArray());
  }

  private static void writeChunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    file.writeBytes(bytes(data.length));
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(bytes((int) check.getValue()));
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  private byte[] compressed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[DEFLATE_BUFFER];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(filtered());
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private byte[] filtered() {
    byte[] packed = bits == Byte.SIZE ? pixels : packed();
    int rowBytes = rowBytes();
    byte[] rows = new byte[(rowBytes + 1) * height];
    for (int y = 0; y < height; y++) {
      int row = y * (rowBytes + 1);
      rows[row] = FILTER_UP;
      for (int x = 0; x < rowBytes; x++) {
        int i = y * rowBytes + x;
        rows[row + 1 + x] = (byte) (y == 0 ? packed[i] : packed[i] - packed[i - rowBytes]);
      }
    }
    return rows;
  }

  private byte[] packed() {
    int perByte = Byte.SIZE / bits;
    byte[] packed = new byte[rowBytes() * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int level = Byte.toUnsignedInt(pixels[y * width + x]) >> (Byte.SIZE - bits);
        int shift = Byte.SIZE - bits * (x % perByte + 1);
        packed[y * rowBytes() + x / perByte] |= (byte) (level << shift);
      }
    }
    return packed;
  }

  private int rowBytes() {
    return Math.ceilDiv(width * bits, Byte.SIZE);
  }
}
