package org.showpay.barcode.drawing;

/**
 * A pay code's digits in groups of four, in one line or two, for typing when no scanner helps. The
 * digits are drawn from a font of our own, five dots by seven, as a slim JRE has no fonts.
 *
 * @param dot pixels of a dot's side; 0 where there is no room for digits
 * @param groups of four digits, in all
 * @param gap dots that are added between groups
 */
public record DigitBlock(int dot, int groups, int lines, int gap) {

  private static final int GLYPH_WIDTH = 5;
  private static final int GLYPH_HEIGHT = 7;
  private static final int GROUP = 4;

  /** Dots from one digit to the next. */
  private static final int ADVANCE = 6;

  private static final int WIDE_GAP = 5;
  private static final int TIGHT_GAP = 2;
  private static final int LINE_ADVANCE = 11;

  /** Dots between the symbol and the digits, and below the digits. */
  private static final int ABOVE = 3;

  private static final int BELOW = 1;

  /** Below this, digits are hard to read, and two lines of larger ones are better. */
  private static final int LEGIBLE_DOT = 2;

  /** Rows from the top, five bits each, the leftmost highest. */
  private static final int[][] GLYPHS = {
    {0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110},
    {0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110},
    {0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b01000, 0b11111},
    {0b11111, 0b00010, 0b00100, 0b00010, 0b00001, 0b10001, 0b01110},
    {0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010},
    {0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110},
    {0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110},
    {0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000},
    {0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110},
    {0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100},
  };

  /** Pixels that are left for digits. */
  public record Room(int width, int height) {}

  /** The most legible block in that room; its dots are no coarser than the symbol's modules. */
  public static DigitBlock fitting(int digits, Room room, int coarsest) {
    int groups = digits / GROUP;
    DigitBlock one = sized(groups, 1, WIDE_GAP, room);
    DigitBlock two = sized(groups, 2, WIDE_GAP, room);
    DigitBlock better = one.dot >= LEGIBLE_DOT || one.dot >= two.dot ? one : two;
    DigitBlock block = better.dot > 0 ? better : sized(groups, 1, TIGHT_GAP, room);
    return block.dot == 0 ? new DigitBlock(0, 0, 0, 0) : block.noCoarserThan(coarsest);
  }

  /** Pixels from the symbol down to the end of the space below the digits. */
  public int height() {
    return dot * heightInDots(lines);
  }

  /** Pixels from the first digit of a line to its last. */
  public int width() {
    return lines == 0 ? 0 : dot * widthInDots(groupsPerLine(), gap);
  }

  /** Draws the digits in the middle of the page, from the end of the symbol's space on. */
  public void draw(String digits, int top, Page page) {
    if (lines == 0) {
      return;
    }
    int perLine = groupsPerLine() * GROUP;
    for (int line = 0; line < lines; line++) {
      String text =
          digits.substring(line * perLine, Math.min((line + 1) * perLine, digits.length()));
      drawLine(text, top + (ABOVE + line * LINE_ADVANCE) * dot, page);
    }
  }

  private void drawLine(String text, int top, Page page) {
    int left = (page.width() - dot * widthInDots(text.length() / GROUP, gap)) / 2;
    for (int i = 0; i < text.length(); i++) {
      int dots = i * ADVANCE + i / GROUP * gap;
      drawGlyph(GLYPHS[text.charAt(i) - '0'], left + dots * dot, top, page);
    }
  }

  private void drawGlyph(int[] glyph, int left, int top, Page page) {
    for (int row = 0; row < GLYPH_HEIGHT; row++) {
      for (int column = 0; column < GLYPH_WIDTH; column++) {
        if ((glyph[row] >> (GLYPH_WIDTH - 1 - column) & 1) == 1) {
          page.darken(left + column * dot, top + row * dot, dot, dot);
        }
      }
    }
  }

  private static DigitBlock sized(int groups, int lines, int gap, Room room) {
    int across = room.width() / widthInDots(Math.ceilDiv(groups, lines), gap);
    int dot = Math.min(across, room.height() / heightInDots(lines));
    return new DigitBlock(dot, groups, lines, gap);
  }

  private DigitBlock noCoarserThan(int coarsest) {
    return new DigitBlock(Math.min(dot, coarsest), groups, lines, gap);
  }

  private int groupsPerLine() {
    return Math.ceilDiv(groups, lines);
  }

  private static int widthInDots(int groups, int gap) {
    return groups * GROUP * ADVANCE - (ADVANCE - GLYPH_WIDTH) + (groups - 1) * gap;
  }

  private static int heightInDots(int lines) {
    return ABOVE + (lines - 1) * LINE_ADVANCE + GLYPH_HEIGHT + BELOW;
  }
}
