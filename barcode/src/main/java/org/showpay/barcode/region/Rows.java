package org.showpay.barcode.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pieces of bars that lie side by side in one row. Blur, cracks and wide spaces break a linear
 * symbol into pieces; together they are its whole length.
 */
final class Rows {

  private static final double COHERENT = 0.5;
  private static final double OFF_LINE = 0.3;
  private static final double SLANT = 0.25;
  private static final double WIDEST_GAP = 1.2;
  private static final double LOWEST = 0.55;
  private static final int MOST_PIECES = 16;

  private final Cells cells;
  private final List<Piece> pieces;

  private Rows(Cells cells, List<Piece> pieces) {
    this.cells = cells;
    this.pieces = pieces;
  }

  /** A patch and what encloses it. */
  private record Piece(List<Integer> patch, Region region) {
    double height() {
      return region.bars().height();
    }
  }

  /** The rows of two pieces and more; the heaviest pieces come first. */
  static List<Region> of(Cells cells, List<List<Integer>> patches) {
    List<Piece> pieces =
        patches.stream()
            .limit(MOST_PIECES)
            .map(patch -> new Piece(patch, Patch.region(cells, patch)))
            .filter(piece -> piece.region.coherence() > COHERENT)
            .toList();
    Rows rows = new Rows(cells, pieces);
    return pieces.stream().flatMap(piece -> rows.through(piece).stream()).toList();
  }

  private Optional<Region> through(Piece first) {
    List<Piece> row = new ArrayList<>(List.of(first));
    List<Integer> patch = new ArrayList<>(first.patch);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Piece piece : pieces) {
        if (!row.contains(piece) && row.stream().anyMatch(member -> isBeside(member, piece))) {
          row.add(piece);
          patch.addAll(piece.patch);
          grown = true;
        }
      }
    }
    return row.size() == 1 ? Optional.empty() : Optional.of(Patch.region(cells, patch));
  }

  private static boolean isBeside(Piece one, Piece other) {
    Quad bars = one.region.bars();
    Quad others = other.region.bars();
    double turn = Math.sin(bars.direction() - others.direction());
    double right = others.middle().x() - bars.middle().x();
    double down = others.middle().y() - bars.middle().y();
    double along = right * Math.cos(bars.direction()) + down * Math.sin(bars.direction());
    double off = down * Math.cos(bars.direction()) - right * Math.sin(bars.direction());
    double high = Math.max(one.height(), other.height());
    double gap = Math.abs(along) - (bars.width() + others.width()) / 2;
    return Math.abs(turn) < SLANT
        && Math.abs(off) < OFF_LINE * high
        && Math.min(one.height(), other.height()) > LOWEST * high
        && gap < WIDEST_GAP * high;
  }
}
