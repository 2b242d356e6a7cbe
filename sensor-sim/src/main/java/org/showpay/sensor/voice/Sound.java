package org.showpay.sensor.voice;

/**
 * A sound of speech, as an average throat makes it.
 *
 * @param low the lowest resonance of the mouth, in Hz
 * @param middle the second one
 * @param high the third one
 * @param voiced how much the vocal cords sound, from 0 to 1
 * @param hiss how loud air hisses, from 0 to 1, around {@code hissAt} Hz
 * @param seconds how long it is said
 */
record Sound(
    double low,
    double middle,
    double high,
    double voiced,
    double hiss,
    double hissAt,
    double seconds) {

  private static final Sound IY = vowel(270, 2290, 3010, 0.13);
  private static final Sound IH = vowel(390, 1990, 2550, 0.11);
  private static final Sound EH = vowel(530, 1840, 2480, 0.11);
  private static final Sound EY = vowel(480, 2050, 2600, 0.13);
  private static final Sound AA = vowel(730, 1090, 2440, 0.14);
  private static final Sound AH = vowel(640, 1190, 2390, 0.11);
  private static final Sound AO = vowel(570, 840, 2410, 0.15);
  private static final Sound OW = vowel(450, 880, 2350, 0.15);
  private static final Sound UW = vowel(300, 870, 2240, 0.2);
  private static final Sound W = vowel(290, 610, 2150, 0.07);
  private static final Sound R = vowel(420, 1300, 1600, 0.08);
  private static final Sound N = new Sound(280, 1500, 2600, 0.5, 0, 0, 0.09);
  private static final Sound V = new Sound(300, 1100, 2300, 0.4, 0.15, 2600, 0.07);
  private static final Sound Z = new Sound(300, 1700, 2600, 0.3, 0.5, 3500, 0.08);
  private static final Sound S = hiss(0.7, 3600, 0.12);
  private static final Sound F = hiss(0.35, 2400, 0.1);
  private static final Sound TH = hiss(0.3, 3000, 0.09);
  private static final Sound T = hiss(0.6, 3200, 0.04);
  private static final Sound K = hiss(0.5, 1800, 0.04);

  private static final Sound[][] DIGITS = {
    {Z, IY, R, OW},
    {W, AH, N},
    {T, UW},
    {TH, R, IY},
    {F, AO, R},
    {F, AA, IH, V},
    {S, IH, K, S},
    {S, EH, V, AH, N},
    {EY, IY, T},
    {N, AA, IH, N}
  };

  /** How loud it is heard, beside a vowel. */
  double loudness() {
    return Math.max(Math.sqrt(voiced), hiss / 2);
  }

  /** One of the three resonances that tell sounds apart, from 0 on. */
  double resonance(int which) {
    return which == 0 ? low : which == 1 ? middle : high;
  }

  static Sound[] of(char digit) {
    return DIGITS[digit - '0'];
  }

  private static Sound vowel(double first, double second, double third, double seconds) {
    return new Sound(first, second, third, 1, 0, 0, seconds);
  }

  private static Sound hiss(double loud, double at, double seconds) {
    return new Sound(400, 1600, 2600, 0, loud, at, seconds);
  }
}
