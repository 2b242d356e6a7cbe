package org.showpay.barcode.camera;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Takes pictures: geometry first, then the lens, then light on the glass, then the sensor. */
public final class Camera {

  private static final int FINE = 3;
  private static final double DISTANCE = 2.6;
  private static final double BENT_FROM_ABOVE = 0.3;

  private final Surface surface;
  private final Shot shot;
  private final Plane picture;
  private final double cosTurn;
  private final double sinTurn;
  private final double cosAxis;
  private final double sinAxis;

  private Camera(Surface surface, Shot shot, int width, int height) {
    this.surface = surface;
    this.shot = shot;
    this.picture = new Plane(width, height);
    this.cosTurn = Math.cos(shot.turn);
    this.sinTurn = Math.sin(shot.turn);
    this.cosAxis = Math.cos(shot.tiltAxis);
    this.sinAxis = Math.sin(shot.tiltAxis);
  }

  /** The picture; the random numbers decide on noise, cracks and where lamps shine. */
  public static BufferedImage take(
      Surface surface, Shot shot, int width, int height, RandomGenerator random) {
    Plane seen = new Camera(surface, shot, width, height).project();
    double module = shot.pixelsPerModule;
    Plane sharp = Optics.gaussian(seen, shot.gaussian * module);
    Plane moved = Optics.motion(sharp, shot.motion * module, shot.motionAngle);
    Plane focused = Optics.disk(moved, shot.disk * module);
    return Sensor.record(focused, shot, random);
  }

  private Plane project() {
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        double sum = 0;
        for (int fine = 0; fine < FINE * FINE; fine++) {
          int below = fine / FINE;
          sum += seen(x + (fine % FINE + 0.5) / FINE, y + (below + 0.5) / FINE);
        }
        picture.values[y * picture.width + x] = (float) (sum / (FINE * FINE));
      }
    }
    return picture;
  }

  /** From a point of the picture back to the surface. */
  private double seen(double x, double y) {
    double half = Math.hypot(picture.width, picture.height) / 2;
    double u = x - picture.width / 2.0;
    double v = y - picture.height / 2.0;
    double radius = Math.hypot(u, v) / half;
    double straight = 1 + shot.distortion * radius * radius;
    u = u * straight - shot.right * picture.width - shot.skew * (y - picture.height / 2.0);
    v = v * straight - shot.down * picture.height;
    double scale = shot.pixelsPerModule;
    return flat((u * cosTurn + v * sinTurn) / scale, (v * cosTurn - u * sinTurn) / scale, half);
  }

  /** Takes tilt and bend away; the camera stands {@code DISTANCE} half diagonals away. */
  private double flat(double u, double v, double half) {
    double along = u * cosAxis + v * sinAxis;
    double across = v * cosAxis - u * sinAxis;
    double distance = DISTANCE * half / shot.pixelsPerModule;
    double depth = Math.cos(shot.tilt) - across / distance * Math.sin(shot.tilt);
    if (depth < 0.05) {
      return 0.5;
    }
    double flatAcross = across / depth;
    double flatAlong = along * (1 + flatAcross * Math.sin(shot.tilt) / distance);
    double right = flatAlong * cosAxis - flatAcross * sinAxis;
    double down = flatAlong * sinAxis + flatAcross * cosAxis;
    return bent(right, down, half / shot.pixelsPerModule);
  }

  /** A screen bent like a cylinder, seen a little from above. */
  private double bent(double right, double down, double half) {
    if (shot.bend == 0) {
      return surface.at(right, down);
    }
    double radius = half / shot.bend;
    double far = Math.clamp(right / radius, -0.99, 0.99);
    double behind = radius * (1 - Math.sqrt(1 - far * far));
    return surface.at(radius * Math.asin(far), down + BENT_FROM_ABOVE * behind);
  }
}
