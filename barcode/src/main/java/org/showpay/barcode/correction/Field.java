package org.showpay.barcode.correction;

/** A Galois field of characteristic 2, in which codewords are reckoned with. */
public final class Field {

  /** Of QR codes. */
  public static final Field QR = new Field(0x11d, 256);

  /** Of Data Matrix. */
  public static final Field DATA_MATRIX = new Field(0x12d, 256);

  /** Of Aztec codes of two layers. */
  public static final Field AZTEC = new Field(0x43, 64);

  final int size;
  private final int[] powers;
  private final int[] logs;

  private Field(int primitive, int size) {
    this.size = size;
    this.powers = new int[2 * size];
    this.logs = new int[size];
    int value = 1;
    for (int i = 0; i < size - 1; i++) {
      powers[i] = value;
      powers[i + size - 1] = value;
      logs[value] = i;
      value <<= 1;
      value = value >= size ? value ^ primitive : value;
    }
  }

  int times(int a, int b) {
    return a == 0 || b == 0 ? 0 : powers[logs[a] + logs[b]];
  }

  int over(int a, int b) {
    return a == 0 ? 0 : powers[logs[a] + size - 1 - logs[b]];
  }

  /** The generator to this power, which may be negative. */
  int power(int exponent) {
    return powers[Math.floorMod(exponent, size - 1)];
  }

  /** The value of a polynomial, lowest coefficient first. */
  int value(int[] polynomial, int at) {
    int value = 0;
    for (int i = polynomial.length - 1; i >= 0; i--) {
      value = times(value, at) ^ polynomial[i];
    }
    return value;
  }
}
