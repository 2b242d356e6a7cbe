package org.showpay.barcode.frame;

import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading.Read;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.contracts.paycode.SchemePrefix;

/** Says of each frame of a camera what is in it, or what to do about it. */
public final class Viewfinder {

  private final CodeReader reader;

  /** One for the codes that start with this prefix. */
  public Viewfinder(SchemePrefix prefix) {
    this.reader = new CodeReader(prefix);
  }

  /**
   * What a frame shows. It may hold a live pay code, so it never prints itself.
   *
   * @param code the digits of a pay code of this scheme, or nothing
   * @param hint why there is none, or nothing
   */
  public record Sight(String code, String hint) {

    @Override
    public String toString() {
      return "Sight[hidden, " + hint + ']';
    }
  }

  /** Looks at one frame. */
  public Sight look(GreyPicture frame) {
    return switch (reader.readFrame(frame)) {
      case Read read -> new Sight(read.code().reveal(), "");
      case Unreadable why -> new Sight("", hint(why, frame));
    };
  }

  /** Where nothing is found the light may be to blame. */
  private static String hint(Unreadable why, GreyPicture frame) {
    Light light = Light.in(frame);
    return why == Unreadable.NO_SYMBOL && light != Light.GOOD ? light.name() : why.name();
  }
}
