package org.showpay.barcode.camera;

/** Blur: by a lens out of focus, by a hand that moves, by everything else. */
final class Optics {

  private static final double LEAST = 0.2;

  private Optics() {}

  static Plane gaussian(Plane in, double sigma) {
    if (sigma < LEAST) {
      return in;
    }
    int reach = (int) Math.ceil(3 * sigma);
    float[] kernel = new float[2 * reach + 1];
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
    }
    normalise(kernel);
    Plane rows = new Plane(in.width, in.height);
    Plane out = new Plane(in.width, in.height);
    for (int y = 0; y < in.height; y++) {
      for (int x = 0; x < in.width; x++) {
        rows.values[y * in.width + x] = across(in, x, y, kernel, true);
      }
    }
    for (int y = 0; y < in.height; y++) {
      for (int x = 0; x < in.width; x++) {
        out.values[y * in.width + x] = across(rows, x, y, kernel, false);
      }
    }
    return out;
  }

  private static float across(Plane in, int x, int y, float[] kernel, boolean horizontal) {
    int reach = kernel.length / 2;
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      sum += kernel[i + reach] * (horizontal ? in.at(x + i, y) : in.at(x, y + i));
    }
    return sum;
  }

  /** A lens that is not in focus spreads each point over a disk. */
  static Plane disk(Plane in, double radius) {
    int reach = (int) Math.ceil(radius);
    float[] kernel = new float[(2 * reach + 1) * (2 * reach + 1)];
    for (int y = -reach, i = 0; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++, i++) {
        kernel[i] = (float) Math.clamp(radius + 0.5 - Math.hypot(x, y), 0, 1);
      }
    }
    return radius < LEAST ? in : convolve(in, kernel, reach);
  }

  /** A hand that moves while the shutter is open spreads each point over a line. */
  static Plane motion(Plane in, double length, double angle) {
    int reach = (int) Math.ceil(length / 2 + 1);
    int side = 2 * reach + 1;
    float[] kernel = new float[side * side];
    int steps = (int) Math.ceil(length * 4) + 1;
    for (int i = 0; i < steps; i++) {
      double along = length * ((i + 0.5) / steps - 0.5);
      spread(kernel, side, reach + along * Math.cos(angle), reach + along * Math.sin(angle));
    }
    return length < LEAST ? in : convolve(in, kernel, reach);
  }

  private static void spread(float[] kernel, int side, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    double right = x - left;
    double down = y - top;
    kernel[top * side + left] += (float) ((1 - right) * (1 - down));
    kernel[top * side + left + 1] += (float) (right * (1 - down));
    kernel[(top + 1) * side + left] += (float) ((1 - right) * down);
    kernel[(top + 1) * side + left + 1] += (float) (right * down);
  }

  private static Plane convolve(Plane in, float[] kernel, int reach) {
    normalise(kernel);
    int side = 2 * reach + 1;
    Plane out = new Plane(in.width, in.height);
    for (int i = 0; i < kernel.length; i++) {
      if (kernel[i] > 0) {
        add(out, in, i % side - reach, i / side - reach, kernel[i]);
      }
    }
    return out;
  }

  private static void add(Plane out, Plane in, int right, int down, float weight) {
    for (int y = 0, i = 0; y < in.height; y++) {
      for (int x = 0; x < in.width; x++, i++) {
        out.values[i] += weight * in.at(x + right, y + down);
      }
    }
  }

  private static void normalise(float[] kernel) {
    float sum = 0;
    for (float weight : kernel) {
      sum += weight;
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
  }
}
