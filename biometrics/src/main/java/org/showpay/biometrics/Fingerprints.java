package org.showpay.biometrics;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.Optional;

/**
 * Fingers, by their minutiae (SourceAFIS). A capture is one frame of a sensor of 500 dpi: grey, a
 * byte a pixel, and no format that a forged picture could be wrong in.
 */
public final class Fingerprints implements Biometric {

  /** Of a frame. */
  public static final int WIDTH = 256;

  /** Of a frame. */
  public static final int HEIGHT = 360;

  private static final double DPI = 500;

  /** Above every pair of strangers that was measured; what it is meant for: docs/factors.md. */
  private static final double THRESHOLD = 70;

  /** A template of next to no minutiae would be like nothing, and is no finger. */
  private static final int LEAST_TEMPLATE_BYTES = 200;

  @Override
  public Optional<Features> read(Capture capture) {
    if (capture.content().length != WIDTH * HEIGHT) {
      return Optional.empty();
    }
    FingerprintTemplate template =
        new FingerprintTemplate(
            new FingerprintImage(
                WIDTH, HEIGHT, capture.content(), new FingerprintImageOptions().dpi(DPI)));
    byte[] kept = template.toByteArray();
    return kept.length < LEAST_TEMPLATE_BYTES
        ? Optional.empty()
        : Optional.of(new Finger(new FingerprintMatcher(template), kept));
  }

  @Override
  public double threshold() {
    return THRESHOLD;
  }

  /** The minutiae of one capture, laid out to be compared with many. */
  private static final class Finger implements Features {

    private final FingerprintMatcher matcher;
    private final byte[] kept;

    Finger(FingerprintMatcher matcher, byte[] kept) {
      this.matcher = matcher;
      this.kept = kept;
    }

    @Override
    public Template template() {
      return new Template(kept);
    }

    @Override
    public double likeness(Template other) {
      return matcher.match(new FingerprintTemplate(other.content()));
    }

    @Override
    public String toString() {
      return "Finger[hidden]";
    }
  }
}
