package org.showpay.sensor.voice;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Says sounds one after the other: cords and hissing air, through resonances that glide. */
final class Mouth {

  /** Sounds run into each other within so many seconds. */
  private static final double GLIDE = 0.04;

  private static final double[] WIDTHS = {60, 90, 130, 180};

  private final Throat speaker;
  private final SplittableRandom random;
  private final Resonance[] resonances = new Resonance[Throat.RESONANCES];
  private final Resonance hissing = new Resonance();
  private final double[] today = new double[Throat.RESONANCES];
  private final double[] now = new double[Throat.RESONANCES];
  private final double tempo;
  private final double pitch;
  private final double breath;
  private double[] said = new double[Microphone.RATE];
  private int samples;
  private double phase;
  private double cords;

  Mouth(Throat speaker, Manner manner, SplittableRandom random) {
    this.speaker = speaker;
    this.random = random;
    double off = manner == Manner.HOARSE ? 0.018 : 0.01;
    for (int i = 0; i < Throat.RESONANCES; i++) {
      resonances[i] = new Resonance();
      today[i] = 1 + off * random.nextGaussian();
    }
    tempo = random.nextDouble(0.92, 1.08) * (manner == Manner.FAST ? 1.3 : 1);
    pitch = speaker.pitch() * random.nextDouble(0.94, 1.06);
    breath = speaker.breath() * (manner == Manner.HOARSE ? 4 : 1);
  }

  void rest(double seconds) {
    samples += (int) (seconds * Microphone.RATE);
    said = Arrays.copyOf(said, Math.max(said.length, 2 * samples));
  }

  void say(Sound[] sounds) {
    aim(sounds[0], 1);
    for (Sound sound : sounds) {
      say(sound);
    }
  }

  private void say(Sound sound) {
    int length = (int) (sound.seconds() / tempo * random.nextDouble(0.92, 1.08) * Microphone.RATE);
    double step = 1 / (GLIDE * Microphone.RATE);
    said = Arrays.copyOf(said, Math.max(said.length, 2 * (samples + length)));
    hissing.tune(Math.min(sound.hissAt() * Math.sqrt(speaker.length()), 3800), 900);
    int begin = samples;
    for (int i = 0; i < length; i++) {
      aim(sound, step);
      double edge = Math.min(1, Math.min(i, length - i) / (0.012 * Microphone.RATE));
      double air = random.nextGaussian();
      double through = sound.voiced() * cords() + breath * air * sound.voiced();
      for (Resonance resonance : resonances) {
        through = resonance.next(through);
      }
      double hiss = sound.hiss() > 0 ? 0.12 * sound.hiss() * hissing.next(air) : 0;
      said[samples++] = edge * (through + hiss);
    }
    level(begin, sound.loudness() * random.nextDouble(0.85, 1.15));
  }

  /**
   * A speaker levels sounds, which would come out of the mouth more unequal than they are heard.
   */
  private void level(int begin, double loudness) {
    double power = 1e-12;
    for (int i = begin; i < samples; i++) {
      power += said[i] * said[i] / (samples - begin);
    }
    double gain = loudness / Math.sqrt(power);
    for (int i = begin; i < samples; i++) {
      said[i] *= gain;
    }
  }

  /** Glides towards the resonances of a sound, as far as a step goes. */
  private void aim(Sound sound, double step) {
    for (int i = 0; i < Throat.RESONANCES; i++) {
      double there =
          i < Throat.RESONANCES - 1 ? speaker.resonance(i, sound.resonance(i)) : speaker.highest();
      now[i] += step * (there * today[i] - now[i]);
      resonances[i].tune(Math.min(now[i], 3900), WIDTHS[i] * speaker.width());
    }
  }

  /** Pulses of the vocal cords, softened the more the less firmly they close. */
  private double cords() {
    phase += pitch * (1 + 0.01 * random.nextGaussian()) / Microphone.RATE;
    double pulse = 0;
    if (phase >= 1) {
      phase -= 1;
      pulse = 1;
    }
    cords = speaker.tilt() * cords + pulse;
    return cords - 0.5;
  }

  double[] said() {
    return Arrays.copyOf(said, samples);
  }
}
