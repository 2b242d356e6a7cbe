package org.showpay.gateway.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes a file on without holding it, and gives up on one that does not end. */
final class BoundedCopy {

  static final long LONGEST_FILE = 64L * 1024 * 1024;

  private static final int PIECE = 16 * 1024;

  private BoundedCopy() {}

  static void of(InputStream file, OutputStream to) throws IOException {
    byte[] piece = new byte[PIECE];
    long passed = 0;
    for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
      passed += read;
      if (passed > LONGEST_FILE) {
        throw new IOException("The file is longer than 64 MB");
      }
      to.write(piece, 0, read);
    }
  }
}
