package org.showpay.cat.paper;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPos.CutMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Turns a slip into what a receipt printer takes (ESC/POS), and sends it to the one there is. */
@Component
@EnableConfigurationProperties(PrinterSettings.class)
public final class Printing {

  private static final int MILLIS = 3_000;
  private static final int LINES_TO_THE_KNIFE = 4;

  /** FS &: letters of two bytes follow, as printers for Korea know them. */
  private static final int[] TWO_BYTES = {0x1c, 0x26};

  private final PrinterSettings printer;

  Printing(PrinterSettings printer) {
    this.printer = printer;
  }

  /** True when a printer is configured. */
  public boolean hasPrinter() {
    return !printer.host().isEmpty();
  }

  /** The slip as a printer takes it: initialised, in Korean letters too, fed and cut. */
  public byte[] bytes(String slip) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EscPos paper = new EscPos(bytes)) {
      paper.setCharsetName(printer.charset().name());
      paper.initializePrinter().write(TWO_BYTES[0]).write(TWO_BYTES[1]);
      for (String line : slip.lines().toList()) {
        paper.writeLF(line);
      }
      paper.feed(LINES_TO_THE_KNIFE).cut(CutMode.PART);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Prints; 503 when there is no printer, or it does not take the slip. */
  public void print(String slip) {
    if (!hasPrinter()) {
      throw ProblemException.unavailable("NO_PRINTER", "No receipt printer is configured.");
    }
    byte[] bytes = bytes(slip);
    try (Socket line = new Socket()) {
      line.connect(new InetSocketAddress(printer.host(), printer.port()), MILLIS);
      line.getOutputStream().write(bytes);
      line.shutdownOutput();
    } catch (IOException e) {
      throw ProblemException.unavailable(
          "PRINTER_SILENT", "The receipt printer does not answer. Is it on?");
    }
  }
}
