package org.showpay.barcode.camera;

/** How a picture is taken; each fault changes some of it. Lengths are in modules of the symbol. */
public final class Shot {

  /** Pixels of the picture for a module in the middle of the symbol. */
  public double pixelsPerModule = 3;

  /** Radians by which the picture is turned. */
  public double turn;

  /** Radians between the symbol and the picture, about an axis in direction {@code tiltAxis}. */
  public double tilt;

  public double tiltAxis;

  /** Where the middle of the symbol stands in the picture, from -0.5 to 0.5 of its sides. */
  public double right;

  public double down;

  /** Barrel (above zero) or cushion (below): shift at the corner as a share of its distance. */
  public double distortion;

  /** Half the picture's diagonal over the radius of a bent screen. */
  public double bend;

  /** Pixels that a row is later than the one above, for a phone that moves. */
  public double skew;

  public double gaussian = 0.12;
  public double disk;
  public double motion;
  public double motionAngle;

  public boolean inverted;

  /** Brightness of white and black. */
  public double light = 0.9;

  public double dark;

  /** Spread of the sensor's noise; 1 is the way from black to white. */
  public double noise = 0.008;

  public double moire;
  public double moirePeriod = 3;
  public double moireAngle;

  /** Radius of a reflected lamp as a share of the picture, and how bright it is. */
  public double glare;

  public double glareLight;

  public int cracks;

  /** How much of the quiet zone, and past 1 of the symbol, is cut away. */
  public double crop;

  /** JPEG quality from 1 to 100; 0 is no JPEG. */
  public int jpeg;
}
