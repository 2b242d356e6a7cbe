package org.showpay.acceptance.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;

/** What comes from the callee, read ahead so that its end is noticed when nobody asks. */
final class Inflow extends InputStream {

  private static final int SIZE = 8192;
  private static final byte[] END = {};

  private final LinkedBlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
  private byte[] chunk = END;
  private int at;
  private boolean ended;

  /** Reads all there is, and has the end told. */
  void fillFrom(InputStream source, Runnable atEnd) {
    byte[] some = new byte[SIZE];
    try {
      for (int n = source.read(some); n >= 0; n = source.read(some)) {
        if (n > 0) {
          chunks.add(Arrays.copyOf(some, n));
        }
      }
    } catch (IOException reset) {
      // For whoever reads this it is the same as an end.
    }
    chunks.add(END);
    atEnd.run();
  }

  @Override
  public int read() throws IOException {
    if (!ready()) {
      return -1;
    }
    return chunk[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!ready()) {
      return -1;
    }
    int n = Math.min(length, chunk.length - at);
    System.arraycopy(chunk, at, into, offset, n);
    at += n;
    return n;
  }

  private boolean ready() throws IOException {
    if (ended) {
      return false;
    }
    if (at == chunk.length) {
      try {
        chunk = chunks.take();
        at = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("The proxy is closed", e);
      }
      ended = chunk.length == 0;
    }
    return !ended;
  }
}
