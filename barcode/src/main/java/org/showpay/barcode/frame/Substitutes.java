package org.showpay.barcode.frame;

import org.teavm.extension.spi.substitution.SimpleSubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Classes that a browser does not have, and what stands for them there. */
public final class Substitutes extends SimpleSubstitutionPolicy {

  private static final String HERE = "org.showpay.barcode.frame";

  @Override
  public void contribute(SubstitutionSink sink) {
    replace(sink, "java.util", "HexFormat");
    replace(sink, "com.google.zxing.common", "CharacterSetECI");
  }

  private static void replace(SubstitutionSink sink, String home, String name) {
    sink.selectClasses(named(home + '.' + name)).replacePackage(home, HERE);
  }
}
