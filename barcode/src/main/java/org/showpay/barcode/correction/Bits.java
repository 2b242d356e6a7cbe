package org.showpay.barcode.correction;

/** Reads numbers out of words, the highest bit first. */
public final class Bits {

  private final int[] words;
  private final int size;
  private int next;

  /** From the first bit on; each word has this many. */
  public Bits(int[] words, int size) {
    this.words = words;
    this.size = size;
  }

  /** Bits that were not taken. */
  public int left() {
    return words.length * size - next;
  }

  /** The number in the next bits. */
  public int take(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, next++) {
      value = value << 1 | (words[next / size] >> (size - 1 - next % size) & 1);
    }
    return value;
  }
}
