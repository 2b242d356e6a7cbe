package org.showpay.biometrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Irises, by how many bits of two codes differ (Daugman, "How iris recognition works", 2004). A
 * capture is a code of 2048 bits, two for each of 8 rings and 128 angles, and the mask of those
 * that were seen. A head may be tilted: of all turns within reach the best one counts.
 */
public final class Irises implements Biometric {

  /** A code and its mask. */
  public static final int BYTES = 512;

  /** As many bits as 2048 alike ones would be if no neighbours were; measured, docs/factors.md. */
  static final int FREEDOM = 249;

  /** Angles to each side: 22 degrees. */
  static final int REACH = 8;

  private static final int RINGS = 8;
  private static final int LONGS_OF_A_RING = 4;
  private static final int LONGS = RINGS * LONGS_OF_A_RING;

  /** What Daugman's rule of thumb takes for a comparison of usual size. */
  private static final double USUALLY_SEEN = 911;

  /** Of fewer bits, nothing is said. */
  private static final int LEAST_SEEN = 600;

  private static final double FALSE_MATCH_RATE = 1e-6;

  private final double threshold =
      0.5 - ChanceAgreement.most(FREEDOM, 2 * REACH + 1, FALSE_MATCH_RATE);

  @Override
  public Optional<Features> read(Capture capture) {
    if (capture.content().length != BYTES) {
      return Optional.empty();
    }
    Code code = Code.of(capture.content());
    return code.seen() < LEAST_SEEN ? Optional.empty() : Optional.of(code);
  }

  /** As how much less than half of the bits differ; two strangers' codes are near 0. */
  @Override
  public double threshold() {
    return threshold;
  }

  /** A code with its mask, a ring of 128 angles in 256 bits. */
  private static final class Code implements Features {

    private final long[] bits;
    private final long[] mask;

    Code(long[] bits, long[] mask) {
      this.bits = bits;
      this.mask = mask;
    }

    static Code of(byte[] content) {
      ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
      Code code = new Code(new long[LONGS], new long[LONGS]);
      in.asLongBuffer().get(code.bits).get(code.mask);
      return code;
    }

    int seen() {
      int seen = 0;
      for (long part : mask) {
        seen += Long.bitCount(part);
      }
      return seen;
    }

    @Override
    public Template template() {
      ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.asLongBuffer().put(bits).put(mask);
      return new Template(out.array());
    }

    @Override
    public double likeness(Template kept) {
      Code other = of(kept.content());
      double best = 0;
      for (int turn = -REACH; turn <= REACH; turn++) {
        best = Math.max(best, turned(turn).agreement(other));
      }
      return best;
    }

    /** By how much fewer than half of the bits differ, weighed by how many could be compared. */
    private double agreement(Code other) {
      int compared = 0;
      int different = 0;
      for (int i = 0; i < LONGS; i++) {
        long both = mask[i] & other.mask[i];
        compared += Long.bitCount(both);
        different += Long.bitCount((bits[i] ^ other.bits[i]) & both);
      }
      return compared < LEAST_SEEN
          ? 0
          : (0.5 - (double) different / compared) * Math.sqrt(compared / USUALLY_SEEN);
    }

    private Code turned(int angles) {
      return new Code(turned(bits, 2 * angles), turned(mask, 2 * angles));
    }

    private static long[] turned(long[] rings, int bits) {
      long[] turned = new long[LONGS];
      int by = Math.floorMod(bits, LONGS_OF_A_RING * Long.SIZE);
      int whole = by / Long.SIZE;
      int part = by % Long.SIZE;
      for (int i = 0; i < LONGS; i++) {
        int ring = i - i % LONGS_OF_A_RING;
        long low = rings[ring + (i + whole) % LONGS_OF_A_RING];
        long high = rings[ring + (i + whole + 1) % LONGS_OF_A_RING];
        turned[i] = part == 0 ? low : low >>> part | high << (Long.SIZE - part);
      }
      return turned;
    }

    @Override
    public String toString() {
      return "Code[hidden]";
    }
  }
}
