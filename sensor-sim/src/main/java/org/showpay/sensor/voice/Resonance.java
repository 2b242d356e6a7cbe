package org.showpay.sensor.voice;

/** One resonance of the mouth (Klatt's digital resonator): two poles, and as loud as without it. */
final class Resonance {

  private double first;
  private double second;
  private double gain = 1;
  private double last;
  private double before;

  void tune(double hertz, double width) {
    double radius = Math.exp(-Math.PI * width / Microphone.RATE);
    second = -radius * radius;
    first = 2 * radius * Math.cos(2 * Math.PI * hertz / Microphone.RATE);
    gain = 1 - first - second;
  }

  double next(double in) {
    double out = gain * in + first * last + second * before;
    before = last;
    last = out;
    return out;
  }
}
