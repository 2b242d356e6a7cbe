package org.showpay.barcode.linear;

import com.google.zxing.EncodeHintType;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.ITFWriter;
import java.util.Arrays;
import java.util.Map;
import org.showpay.barcode.finding.Numeral;
import org.showpay.barcode.finding.Symbology;

/**
 * The words of a linear symbology for digits. Each word stands for two digits, begins with a bar
 * and ends with a space; what begins and ends the symbol is here as well.
 */
final class Alphabet {

  /** Code 128 in code set C; the values from 100 on occur only as check characters. */
  static final Alphabet CODE_128 = code128();

  /** Interleaved two of five, wide bars three modules. */
  static final Alphabet ITF = itf();

  static final int PAIRS = 100;
  static final int CHECK_MODULUS = 103;

  private static final int CODE_128_EDGE = 11;
  private static final int ITF_START = 4;
  private static final int ITF_WORD = 18;
  private static final int START_C = 105;

  final Symbology symbology;
  final boolean[] start;
  final boolean[] stop;
  final boolean[][] words;

  private Alphabet(Symbology symbology, boolean[] start, boolean[][] words, boolean[] stop) {
    this.symbology = symbology;
    this.start = start;
    this.words = words;
    this.stop = stop;
  }

  int wordLength() {
    return words[0].length;
  }

  boolean hasCheck() {
    return words.length > PAIRS;
  }

  /** Words between start and stop for this many digits. */
  int wordCount(int digits) {
    return digits / 2 + (hasCheck() ? 1 : 0);
  }

  int modules(int digits) {
    return start.length + wordCount(digits) * wordLength() + stop.length;
  }

  /** What the check character is reckoned from before the first word. */
  int firstSum() {
    return START_C % CHECK_MODULUS;
  }

  private static Alphabet code128() {
    boolean[][] words = new boolean[CHECK_MODULUS][];
    for (int pair = 0; pair < PAIRS; pair++) {
      words[pair] = word(code128(Numeral.of(pair, 2)), 1);
    }
    words[100] = word(code128("98"), 2);
    words[101] = word(code128("99"), 2);
    words[102] = word(code128("0150"), 3);
    boolean[] shown = code128("00");
    boolean[] start = Arrays.copyOf(shown, CODE_128_EDGE);
    boolean[] stop = Arrays.copyOfRange(shown, 3 * CODE_128_EDGE, shown.length);
    return new Alphabet(Symbology.CODE_128, start, words, stop);
  }

  private static boolean[] word(boolean[] symbol, int place) {
    return Arrays.copyOfRange(symbol, place * CODE_128_EDGE, (place + 1) * CODE_128_EDGE);
  }

  private static boolean[] code128(String digits) {
    return new Code128Writer().encode(digits, Map.of(EncodeHintType.FORCE_CODE_SET, "C"));
  }

  private static Alphabet itf() {
    boolean[][] words = new boolean[PAIRS][];
    for (int pair = 0; pair < PAIRS; pair++) {
      boolean[] shown = new ITFWriter().encode(Numeral.of(pair, 2));
      words[pair] = Arrays.copyOfRange(shown, ITF_START, ITF_START + ITF_WORD);
    }
    boolean[] shown = new ITFWriter().encode("00");
    boolean[] stop = Arrays.copyOfRange(shown, ITF_START + ITF_WORD, shown.length);
    return new Alphabet(Symbology.ITF, Arrays.copyOf(shown, ITF_START), words, stop);
  }
}
