package org.showpay.barcode.camera;

import java.util.random.RandomGenerator;

/** What spoils a picture. Severity 0 hardly shows, 9 is past what the best readers read. */
public enum Fault {
  BLUR {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.gaussian = Math.max(shot.gaussian, 0.12 + 0.98 * degree);
    }
  },
  CONTRAST {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      double contrast = (shot.light - shot.dark) * Math.pow(0.025, degree);
      double middle = random.nextDouble(0.35, 0.65);
      shot.light = middle + contrast / 2;
      shot.dark = middle - contrast / 2;
    }
  },
  CRACK {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.cracks += 1 + (int) Math.round(11 * degree);
    }
  },
  CROP {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.crop = Math.max(shot.crop, 1.35 * degree);
    }
  },
  DIM {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.light *= 0.7 * Math.pow(0.02, degree);
      shot.dark *= 0.7 * Math.pow(0.02, degree);
    }
  },
  GLARE {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.glare = 0.1 + 0.3 * degree;
      shot.glareLight = 0.4 + 2 * degree;
    }
  },
  INVERT {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.inverted = !shot.inverted;
      shot.gaussian = Math.max(shot.gaussian, 0.12 + 0.6 * degree);
    }
  },
  JPEG {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.jpeg = (int) Math.round(60 * Math.pow(0.03, degree));
    }
  },
  MOIRE {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.moire = 0.05 + 0.9 * degree;
      shot.moirePeriod = random.nextDouble(2.2, 8);
      shot.moireAngle = random.nextDouble(Math.PI);
    }
  },
  MOTION {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.motion = 0.3 + 3.2 * degree;
      shot.motionAngle = random.nextDouble(Math.PI);
    }
  },
  NOISE {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.noise = Math.max(shot.noise, 0.03 + 0.57 * degree);
    }
  },
  PERSP {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.tilt = Math.toRadians(8 + 57 * degree);
      shot.tiltAxis = random.nextDouble(2 * Math.PI);
    }
  },
  ROT {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      double sign = random.nextBoolean() ? 1 : -1;
      shot.turn += sign * Math.toRadians(5 + 40 * degree) + random.nextInt(4) * Math.PI / 2;
    }
  },
  SCALE {
    @Override
    public void spoil(Shot shot, double degree, RandomGenerator random) {
      shot.pixelsPerModule *= 0.9 * Math.pow(0.38, degree);
    }
  };

  /** Changes the shot; the degree goes from 0 to 1, and above 1 past the limit of reading. */
  public abstract void spoil(Shot shot, double degree, RandomGenerator random);
}
