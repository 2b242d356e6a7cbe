package org.showpay.barcode.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.showpay.barcode.camera.Camera;
import org.showpay.barcode.camera.Fault;
import org.showpay.barcode.camera.Shot;
import org.showpay.barcode.corpus.CorpusPicture.Kind;

/** One symbol near the middle of the picture and what spoils it. */
final class Graded {

  /** Besides the single faults: three of them at once. */
  static final String MIXED = "mixed";

  static final int SEVERITIES = 10;

  private static final double WORST = SEVERITIES - 1;
  private static final double MIXED_SHARE = 0.55;
  private static final double STEADY = Math.toRadians(2.5);

  private Graded() {}

  static List<String> faults() {
    List<String> names = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      names.add(fault.name().toLowerCase(Locale.ROOT));
    }
    names.add(MIXED);
    return names;
  }

  static CorpusPicture take(
      CorpusCarrier carrier, String fault, int severity, RandomGenerator random) {
    Shot shot = new Shot();
    shot.pixelsPerModule = random.nextDouble(2.9, 3.1);
    shot.turn = random.nextDouble(-STEADY, STEADY);
    spoil(shot, fault, severity / WORST, random);
    String text = PayCodes.one(random);
    SymbolCard card = new SymbolCard(carrier, text, shot.crop, random);
    shot.right = random.nextDouble(-0.03, 0.03);
    shot.down = random.nextDouble(-0.03, 0.03);
    double cos = Math.abs(Math.cos(shot.turn));
    double sin = Math.abs(Math.sin(shot.turn));
    double near = 1 + 0.4 * Math.sin(shot.tilt);
    double room = 24 + near * shot.pixelsPerModule * (card.width() * cos + card.height() * sin);
    double roomDown = 24 + near * shot.pixelsPerModule * (card.width() * sin + card.height() * cos);
    Kind kind = severity < SEVERITIES ? Kind.GRADED : Kind.PAST_LIMIT;
    return new CorpusPicture(
        kind,
        carrier,
        fault,
        severity,
        0,
        text,
        Camera.take(card, shot, (int) room, (int) roomDown, random));
  }

  private static void spoil(Shot shot, String fault, double degree, RandomGenerator random) {
    if (!fault.equals(MIXED)) {
      Fault.valueOf(fault.toUpperCase(Locale.ROOT)).spoil(shot, degree, random);
      return;
    }
    List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
    for (int i = 0; i < 3; i++) {
      faults.remove(random.nextInt(faults.size())).spoil(shot, degree * MIXED_SHARE, random);
    }
  }
}
