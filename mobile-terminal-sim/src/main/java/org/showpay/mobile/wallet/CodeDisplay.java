package org.showpay.mobile.wallet;

import java.util.ArrayList;
import java.util.List;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.Reading;
import org.showpay.barcode.Screen;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.NotShown;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.Picture;

/**
 * Turns a code into pictures of a screen (patent S310) and shows them (S312). Each picture is read
 * back first, as a till would read it, and only one that says the very same code is shown.
 */
final class CodeDisplay {

  private final Painter painter;
  private final CodeReader reader;

  CodeDisplay(Painter painter, CodeReader reader) {
    this.painter = painter;
    this.reader = reader;
  }

  /** The code in each kind of symbol that fits, and for each other kind the reason. */
  ShownCode show(IssuedCode issued, ScreenSize size) {
    Screen screen = new Screen(size.width(), size.height());
    List<Shown> pictures = new ArrayList<>();
    List<NotShown> notShown = new ArrayList<>();
    for (Carrier carrier : Carrier.values()) {
      switch (painter.paint(issued.payCode(), carrier, screen)) {
        case Drawing.DoesNotFit(String why) -> notShown.add(new NotShown(carrier, why));
        case Drawing.Drawn(Picture png) when readsBack(png, issued.payCode(), carrier) ->
            pictures.add(new Shown(carrier, png));
        case Drawing.Drawn _ ->
            notShown.add(new NotShown(carrier, "The symbol did not read back as the code."));
      }
    }
    return new ShownCode(issued.expiresAt(), List.copyOf(pictures), List.copyOf(notShown));
  }

  private boolean readsBack(Picture png, PayCode code, Carrier carrier) {
    return switch (reader.read(png)) {
      case Reading.Read read -> read.code().equals(code) && read.carrier() == carrier;
      case Reading.Unreadable _ -> false;
    };
  }
}
