package org.showpay.sensor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.factor.HeldOut.Care;
import org.showpay.sensor.eye.Iris;
import org.showpay.sensor.eye.IrisSensor;
import org.showpay.sensor.eye.Look;
import org.showpay.sensor.finger.FingerSensor;
import org.showpay.sensor.finger.Press;
import org.showpay.sensor.finger.Skin;
import org.showpay.sensor.voice.Manner;
import org.showpay.sensor.voice.Microphone;
import org.showpay.sensor.voice.Throat;

/**
 * The sensors of phones and tills, and the bodies in front of them. In this simulation a person is
 * known by the number of the phone that is theirs, and each finger and eye by what it is called.
 */
public final class Body {

  private static final SecureRandom MOMENTS = new SecureRandom();

  private Body() {}

  /** Takes a capture of what is held out, and of no two alike. */
  public static byte[] capture(Factor factor, HeldOut held, String prompt) {
    long seed = seedOf(factor, held);
    long moment = MOMENTS.nextLong();
    return switch (factor) {
      case FINGERPRINT -> FingerSensor.press(Skin.grow(seed), pressWith(held.care()), moment);
      case IRIS -> IrisSensor.look(Iris.grow(seed), lookWith(held.care()), moment);
      case VOICE -> Microphone.hear(Throat.grow(seed), prompt, mannerOf(held.care()), moment);
      case PASSWORD -> throw new IllegalArgumentException("A password is not held out");
    };
  }

  private static Press pressWith(Care care) {
    return switch (care) {
      case WELL -> Press.FLAT;
      case TURNED -> Press.ROTATED;
      case POORLY -> Press.SMUDGED;
      case HASTY -> Press.PARTIAL;
    };
  }

  private static Look lookWith(Care care) {
    return switch (care) {
      case WELL -> Look.STEADY;
      case TURNED -> Look.TILTED;
      case POORLY -> Look.DIM;
      case HASTY -> Look.DROWSY;
    };
  }

  private static Manner mannerOf(Care care) {
    return switch (care) {
      case WELL, TURNED -> Manner.CLEAR;
      case POORLY -> Manner.HOARSE;
      case HASTY -> Manner.FAST;
    };
  }

  /** Everybody has one voice, whatever it is called. */
  private static long seedOf(Factor factor, HeldOut held) {
    String part = factor == Factor.VOICE ? "" : held.part().strip();
    String whole = held.person().reveal() + '|' + factor + '|' + part;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
