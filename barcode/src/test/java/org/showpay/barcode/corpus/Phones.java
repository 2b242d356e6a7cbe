package org.showpay.barcode.corpus;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import org.showpay.barcode.camera.Camera;
import org.showpay.barcode.camera.Shot;
import org.showpay.barcode.corpus.CorpusPicture.Kind;

/** Whole phones before a camera, and their own screenshots. */
final class Phones {

  static final int FRAMES = 10;

  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final double WORST = 9;

  private Phones() {}

  static CorpusPicture screenshot(CorpusCarrier carrier, RandomGenerator random) {
    String text = PayCodes.one(random);
    Lcd lcd = Lcd.showing(carrier, text, random);
    BufferedImage image = lcd.screen.image();
    return new CorpusPicture(Kind.SCREENSHOT, carrier, "screenshot", 0, 0, text, image);
  }

  static CorpusPicture photo(CorpusCarrier carrier, int severity, RandomGenerator random) {
    String text = PayCodes.one(random);
    Lcd lcd = Lcd.showing(carrier, text, random);
    Shot shot = hold(lcd, severity / WORST, random);
    BufferedImage image = Camera.take(lcd, shot, WIDTH, HEIGHT, random);
    return new CorpusPicture(Kind.PHONE, carrier, "phone", severity, 0, text, image);
  }

  /** One frame of a hold-up: the same phone, but hand, focus and distance are never still. */
  static CorpusPicture frame(
      CorpusCarrier carrier, int severity, int series, int frame, long seed) {
    RandomGenerator same = Randoms.of(seed, series, severity);
    String text = PayCodes.one(same);
    Lcd lcd = Lcd.showing(carrier, text, same);
    Shot shot = hold(lcd, severity / WORST, same);
    double phase = same.nextDouble(2 * Math.PI);
    RandomGenerator random = Randoms.of(seed, series * FRAMES + frame, ~severity);
    double swing = Math.sin(phase + frame * 0.9);
    shot.disk = Math.max(0, shot.disk * (1 + 0.7 * swing));
    shot.pixelsPerModule *= 1 + 0.012 * frame;
    shot.turn += random.nextGaussian() * 0.02;
    shot.motion = Math.abs(random.nextGaussian()) * (0.2 + shot.motion);
    shot.motionAngle = random.nextDouble(Math.PI);
    shot.right += random.nextGaussian() * 0.006;
    shot.down += random.nextGaussian() * 0.006;
    BufferedImage image = Camera.take(lcd, shot, WIDTH, HEIGHT, random);
    return new CorpusPicture(Kind.HOLD_UP, carrier, "hold-up", severity, series, text, image);
  }

  private static Shot hold(Lcd lcd, double degree, RandomGenerator random) {
    Shot shot = new Shot();
    double largest = Math.min(7, 640 / lcd.symbolWidthInModules());
    double smallest = Math.min(largest * 0.8, 3.4 - 1.7 * degree);
    shot.pixelsPerModule = smallest + (largest - smallest) * Math.pow(random.nextDouble(), 1.6);
    shot.turn = random.nextGaussian() * (0.05 + 0.3 * degree);
    if (random.nextInt(8) == 0) {
      shot.turn += random.nextInt(1, 4) * Math.PI / 2;
    }
    shot.tilt = Math.abs(random.nextGaussian()) * Math.toRadians(6 + 20 * degree);
    shot.tilt = Math.min(shot.tilt, Math.toRadians(60));
    shot.tiltAxis = random.nextDouble(2 * Math.PI);
    place(lcd, shot, random);
    shot.distortion = random.nextGaussian() * 0.07 * degree;
    shot.bend = random.nextInt(4) == 0 ? 0.7 * degree : 0;
    shot.skew = random.nextGaussian() * 0.08 * degree;
    spoil(shot, degree, random);
    return shot;
  }

  private static void place(Lcd lcd, Shot shot, RandomGenerator random) {
    double width = lcd.symbolWidthInModules() * shot.pixelsPerModule;
    double height = lcd.symbolHeightInModules() * shot.pixelsPerModule;
    double cos = Math.abs(Math.cos(shot.turn));
    double sin = Math.abs(Math.sin(shot.turn));
    double free = 0.94 * (1 - (width * cos + height * sin) / WIDTH) / 2;
    double freeDown = 0.94 * (1 - (width * sin + height * cos) / HEIGHT) / 2;
    shot.right = Math.max(0, free) * random.nextDouble(-1, 1);
    shot.down = Math.max(0, freeDown) * random.nextDouble(-1, 1);
  }

  /** Each fault comes with even odds; together with the pose they are three to eight. */
  private static void spoil(Shot shot, double degree, RandomGenerator random) {
    shot.gaussian = 0.1 + 0.15 * degree * random.nextDouble();
    shot.disk = random.nextBoolean() ? random.nextDouble() * (0.3 + 1.1 * degree) : 0;
    shot.motion = random.nextBoolean() ? random.nextDouble() * (0.3 + 1.7 * degree) : 0;
    shot.motionAngle = random.nextDouble(Math.PI);
    shot.noise = random.nextDouble() * (0.01 + 0.1 * degree * degree);
    shot.light = random.nextDouble(0.95 - 0.75 * degree, 1.0);
    shot.dark = random.nextDouble() * 0.5 * degree * shot.light;
    shot.jpeg = random.nextBoolean() ? (int) (85 - 70 * degree * random.nextDouble()) : 0;
    shot.moire = random.nextBoolean() ? random.nextDouble() * 0.4 * degree : 0;
    shot.moirePeriod = random.nextDouble(2.2, 8);
    shot.moireAngle = random.nextDouble(Math.PI);
    shot.glare = random.nextInt(3) == 0 ? 0.08 + 0.2 * degree * random.nextDouble() : 0;
    shot.glareLight = random.nextDouble() * 1.5 * degree;
    shot.cracks = random.nextInt(6) == 0 ? random.nextInt(1, 4) : 0;
    shot.inverted = false;
  }
}
