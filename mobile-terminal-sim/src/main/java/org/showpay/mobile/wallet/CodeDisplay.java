package org.showpay.mobile.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.Pick;
import org.showpay.barcode.Reading;
import org.showpay.barcode.Screen;
import org.showpay.barcode.SymbolPicker;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.NotShown;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.phone.ScannerKind;

/**
 * Turns a code into pictures of a screen (patent S310) and shows them (S312). Each picture is read
 * back first, as a till would read it, and only one that says the very same code is shown.
 */
final class CodeDisplay {

  private static final String NOT_READ_BACK = "The symbol did not read back as the code.";

  private final SymbolPicker picker = new SymbolPicker();
  private final Painter painter;
  private final CodeReader reader;

  CodeDisplay(Painter painter, CodeReader reader) {
    this.painter = painter;
    this.reader = reader;
  }

  /** The code in each symbol that is wanted, and for those that are not shown the reason. */
  ShownCode show(IssuedCode issued, ScreenSize size, ShowCode choice) {
    Screen screen = new Screen(size.width(), size.height(), size.look());
    return show(issued, screen, picks(issued.payCode(), screen, choice));
  }

  /** The code for a till of any kind. */
  ShownCode show(IssuedCode issued, ScreenSize size) {
    Screen screen = new Screen(size.width(), size.height(), size.look());
    return show(issued, screen, forScanners(issued.payCode(), screen, ScannerKind.values()));
  }

  private ShownCode show(IssuedCode issued, Screen screen, List<Pick> picks) {
    List<Shown> pictures = new ArrayList<>();
    List<NotShown> notShown = new ArrayList<>();
    for (Pick pick : picks) {
      switch (pick) {
        case Pick.KeyEntry(Carrier missed, String why) -> notShown.add(new NotShown(missed, why));
        case Pick.Symbol symbol ->
            draw(issued.payCode(), symbol.carrier(), screen)
                .ifPresentOrElse(
                    png -> pictures.add(new Shown(symbol.carrier(), png)),
                    () -> notShown.add(new NotShown(symbol.carrier(), NOT_READ_BACK)));
      }
    }
    return new ShownCode(issued.expiresAt(), List.copyOf(pictures), List.copyOf(notShown));
  }

  private List<Pick> picks(PayCode code, Screen screen, ShowCode choice) {
    @Nullable Carrier carrier = choice.carrier();
    if (carrier != null) {
      return List.of(picker.pick(code, screen, carrier));
    }
    @Nullable ScannerKind scanner = choice.scanner();
    List<Pick> picks =
        scanner == null
            ? forScanners(code, screen, ScannerKind.values())
            : forScanners(code, screen, scanner);
    return scanner == ScannerKind.LINEAR && picks.getFirst() instanceof Pick.KeyEntry
        ? withDigits(code, picks.getFirst(), screen)
        : picks;
  }

  private List<Pick> forScanners(PayCode code, Screen screen, ScannerKind... scanners) {
    return Stream.of(scanners).map(kind -> picker.pick(code, screen, kind)).toList();
  }

  /** The digits that are keyed in stand below the symbol for imagers. */
  private List<Pick> withDigits(PayCode code, Pick keyEntry, Screen screen) {
    return List.of(keyEntry, picker.pick(code, screen, ScannerKind.IMAGER));
  }

  private Optional<Picture> draw(PayCode code, Carrier carrier, Screen screen) {
    return switch (painter.paint(code, carrier, screen)) {
      case Drawing.Drawn(Picture png) when readsBack(png, code, carrier) -> Optional.of(png);
      case Drawing.Drawn _, Drawing.DoesNotFit _ -> Optional.empty();
    };
  }

  private boolean readsBack(Picture png, PayCode code, Carrier carrier) {
    return switch (reader.read(png)) {
      case Reading.Read read -> read.code().equals(code) && read.carrier() == carrier;
      case Reading.Unreadable _ -> false;
    };
  }
}
