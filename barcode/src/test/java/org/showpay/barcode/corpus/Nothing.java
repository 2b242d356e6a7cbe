package org.showpay.barcode.corpus;

import java.util.random.RandomGenerator;
import org.showpay.barcode.camera.Camera;
import org.showpay.barcode.camera.Shot;
import org.showpay.barcode.camera.Surface;
import org.showpay.barcode.corpus.CorpusPicture.Kind;

/** Pictures that hold no symbol, though some look as if they did. */
final class Nothing {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private Nothing() {}

  static CorpusPicture take(RandomGenerator random) {
    int what = random.nextInt(4);
    Shot shot = new Shot();
    shot.pixelsPerModule = random.nextDouble(1.5, 6);
    shot.turn = random.nextDouble(Math.PI);
    shot.noise = random.nextDouble(0.1);
    shot.gaussian = random.nextDouble(0.1, 0.8);
    Surface surface =
        switch (what) {
          case 0 -> new Clutter(random);
          case 1 -> grating(random);
          case 2 -> bars(random);
          default -> modules(random);
        };
    String name = new String[] {"clutter", "grating", "bars", "modules"}[what];
    return new CorpusPicture(
        Kind.NOTHING,
        CorpusCarrier.QR,
        name,
        0,
        0,
        "",
        Camera.take(surface, shot, WIDTH, HEIGHT, random));
  }

  private static Surface grating(RandomGenerator random) {
    double pitch = random.nextDouble(1, 4);
    return (right, down) -> 0.5 + 0.45 * Math.sin(right * 2 * Math.PI / pitch);
  }

  private static Surface bars(RandomGenerator random) {
    boolean[] dark = new boolean[300];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = random.nextBoolean();
    }
    return (right, down) ->
        Math.abs(down) < 30 && Math.abs(right) < 60 && dark[(int) (right + 150)] ? 0.1 : 0.9;
  }

  private static Surface modules(RandomGenerator random) {
    boolean[] dark = new boolean[900];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = random.nextBoolean();
    }
    return (right, down) ->
        Math.abs(down) < 10
                && Math.abs(right) < 10
                && dark[((int) (right + 10)) * 30 + (int) (down + 10)]
            ? 0.1
            : 0.9;
  }
}
